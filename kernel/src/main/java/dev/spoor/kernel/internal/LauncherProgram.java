package dev.spoor.kernel.internal;

/// The program that a launched process runs until it becomes the program asked for: a static ELF of
/// one page of code and one block of data, which the loader maps behind it. x86-64.
///
/// It carries out the records of the block ([LaunchBlock]) in order: a system call each. What a
/// record's result means is in the record: nothing; it must not be an error; or it is the *gate*, a
/// read of one byte from the tracer, at which the process waits; or it is a *fork*, behind which
/// the child alone goes on. When the other end of the socket is closed, for instance because the
/// tracer died, the process exits; so it is never stopped and never left waiting.
final class LauncherProgram {
  /// The assembly, in the syntax of as(1), beside its bytes. A test assembles it and compares.
  ///
  /// rbx: the current record; r12d: the errno to exit with, at first ENOENT.
  private static final String LISTING =
      """
              .set DATA, 0x70001000
      _start: mov    $(DATA+64), %ebx     | bb 40 10 00 70
              mov    $2, %r12d            | 41 bc 02 00 00 00
      next:   mov    (%rbx), %eax         | 8b 03
              mov    8(%rbx), %rdi        | 48 8b 7b 08
              mov    16(%rbx), %rsi       | 48 8b 73 10
              mov    24(%rbx), %rdx       | 48 8b 53 18
              mov    32(%rbx), %r10       | 4c 8b 53 20
              mov    40(%rbx), %r8        | 4c 8b 43 28
              mov    48(%rbx), %r9        | 4c 8b 4b 30
              syscall                     | 0f 05
              mov    4(%rbx), %ecx        | 8b 4b 04
              cmp    $1, %ecx             | 83 f9 01
              ja     gate                 | 77 17
              jb     pass                 | 72 08
              cmp    $-4096, %rax         | 48 3d 00 f0 ff ff
              ja     fail                 | 77 1e
      pass:   mov    56(%rbx), %rcx       | 48 8b 4b 38
              mov    %rax, (%rcx)         | 48 89 01
              add    $64, %rbx            | 48 83 c3 40
              jmp    next                 | eb c5
      gate:   add    %rax, %rcx           | 48 01 c1
              cmp    $3, %rcx             | 48 83 f9 03
              je     pass                 | 74 ea
              cmp    $-4, %rax            | 48 83 f8 fc
              je     next                 | 74 b6
              jmp    quit                 | eb 34
      fail:   mov    %eax, %r12d          | 41 89 c4
              neg    %r12d                | 41 f7 dc
              mov    $DATA, %esi          | be 00 10 00 70
              mov    (%rsi), %edi         | 8b 3e
              mov    %rbx, 8(%rsi)        | 48 89 5e 08
              mov    %r12, 16(%rsi)       | 4c 89 66 10
              add    $8, %rsi             | 48 83 c6 08
              mov    $16, %edx            | ba 10 00 00 00
              mov    $1, %eax             | b8 01 00 00 00
              syscall                     | 0f 05
      hold:   xor    %eax, %eax           | 31 c0
              mov    $1, %edx             | ba 01 00 00 00
              syscall                     | 0f 05
              cmp    $-4, %rax            | 48 83 f8 fc
              je     hold                 | 74 f1
      quit:   mov    DATA+40, %edi        | 8b 3c 25 28 10 00 70
              cmp    $2, %r12d            | 41 83 fc 02
              jne    end                  | 75 07
              mov    DATA+44, %edi        | 8b 3c 25 2c 10 00 70
      end:    mov    $231, %eax           | b8 e7 00 00 00
              syscall                     | 0f 05
      """;

  private static final StaticProgram PROGRAM = new StaticProgram(new Listing(LISTING));

  private LauncherProgram() {}

  /// {@return the whole file}
  static byte[] file(byte[] data) {
    return PROGRAM.file(data);
  }
}
