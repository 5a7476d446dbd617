package dev.spoor.kernel.internal;

/// A signal handler that calls a static method of Java in a thread that the JVM does not know.
///
/// The thread is attached as a daemon (JNI specification, "The Invocation API"), so that it has a
/// `JNIEnv`, and detached when the method has returned. The upcall stub of the Foreign Function &
/// Memory API would do the same, but costs tens of milliseconds when it is made. x86-64.
final class FirstThreadCode {
  // The block that the signal's value points to: offsets of eight bytes each.
  static final int VM = 0;
  static final int ATTACH_ARGUMENTS = 8;
  static final int CLASS_NAME = 16;
  static final int METHOD_NAME = 24;
  static final int DESCRIPTOR = 32;

  /// Set to 1 when nothing of the handler is left to run.
  static final int DONE = 40;

  static final int ENVIRONMENT = 48;
  static final int BLOCK_BYTES = 56;

  /// rsi: `siginfo_t`, whose `si_value` is at 24; rbx: the block. The functions, by their place in
  /// the tables of JNI: 56 AttachCurrentThreadAsDaemon, 48 FindClass, 904 GetStaticMethodID, 1128
  /// CallStaticVoidMethod, 136 ExceptionClear, 40 DetachCurrentThread.
  private static final String LISTING =
      """
      enter:  endbr64                         | f3 0f 1e fa
              push   %rbx                     | 53
              push   %rbp                     | 55
              sub    $8, %rsp                 | 48 83 ec 08
              mov    24(%rsi), %rbx           | 48 8b 5e 18
              mov    (%rbx), %rdi             | 48 8b 3b
              lea    48(%rbx), %rsi           | 48 8d 73 30
              mov    8(%rbx), %rdx            | 48 8b 53 08
              mov    (%rdi), %rax             | 48 8b 07
              call   *56(%rax)                | ff 50 38
              test   %eax, %eax               | 85 c0
              jne    out                      | 75 5f
              mov    48(%rbx), %rdi           | 48 8b 7b 30
              mov    16(%rbx), %rsi           | 48 8b 73 10
              mov    (%rdi), %rax             | 48 8b 07
              call   *48(%rax)                | ff 50 30
              test   %rax, %rax               | 48 85 c0
              je     leave                    | 74 36
              mov    %rax, %rbp               | 48 89 c5
              mov    48(%rbx), %rdi           | 48 8b 7b 30
              mov    %rax, %rsi               | 48 89 c6
              mov    24(%rbx), %rdx           | 48 8b 53 18
              mov    32(%rbx), %rcx           | 48 8b 4b 20
              mov    (%rdi), %rax             | 48 8b 07
              call   *904(%rax)               | ff 90 88 03 00 00
              test   %rax, %rax               | 48 85 c0
              je     leave                    | 74 16
              mov    48(%rbx), %rdi           | 48 8b 7b 30
              mov    %rbp, %rsi               | 48 89 ee
              mov    %rax, %rdx               | 48 89 c2
              mov    (%rdi), %r10             | 4c 8b 17
              xor    %eax, %eax               | 31 c0
              call   *1128(%r10)              | 41 ff 92 68 04 00 00
      leave:  mov    48(%rbx), %rdi           | 48 8b 7b 30
              mov    (%rdi), %rax             | 48 8b 07
              call   *136(%rax)               | ff 90 88 00 00 00
              mov    (%rbx), %rdi             | 48 8b 3b
              mov    (%rdi), %rax             | 48 8b 07
              call   *40(%rax)                | ff 50 28
      out:    movl   $1, 40(%rbx)             | c7 43 28 01 00 00 00
              add    $8, %rsp                 | 48 83 c4 08
              pop    %rbp                     | 5d
              pop    %rbx                     | 5b
              ret                             | c3
      """;

  private FirstThreadCode() {}

  /// {@return the code, which may lie anywhere}
  static byte[] bytes() {
    return new Listing(LISTING).code();
  }
}
