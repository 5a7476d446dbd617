import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// Makes `bin/strace`, the checked-in program by which `spoor trace` is called under the name of
/// strace(1):
///
///     java tools/StraceLauncher.java bin/strace
///
/// It becomes `/bin/bash -p bin/strace.sh BLOCKED CALLED ARGUMENT...`. Every shell takes SIGCHLD out
/// of the signals that are blocked before it reads the first line of a script, so that no script can
/// say whether it was; this program asks before (BLOCKED, 16 hexadecimal digits, bit 0 for signal
/// 1). And a script knows its file's name, not the one that was typed (CALLED). x86-64.
final class StraceLauncher {
  private static final int BASE = 0x40_0000;
  private static final int HEADER_BYTES = 64 + 2 * 56;

  /// The assembly, in the syntax of as(1), beside its bytes. A test assembles it and compares.
  ///
  /// rbx: the stack at the start, argc and behind it argv and envp; rbp: a block of the stack: the
  /// mask at 0, its digits at 8, the script's path at 32. System calls: 14 rt_sigprocmask, 89
  /// readlink, 59 execve, 1 write, 231 exit_group. The new argv has four words and argv.
  private static final String LISTING =
      """
      _start: mov    %rsp, %rbx                | 48 89 e3
              sub    $4352, %rsp               | 48 81 ec 00 11 00 00
              mov    %rsp, %rbp                | 48 89 e5
              xor    %edi, %edi                | 31 ff
              xor    %esi, %esi                | 31 f6
              mov    %rbp, %rdx                | 48 89 ea
              mov    $8, %r10d                 | 41 ba 08 00 00 00
              mov    $14, %eax                 | b8 0e 00 00 00
              syscall                          | 0f 05
              mov    (%rbp), %rax              | 48 8b 45 00
              movb   $0, 24(%rbp)              | c6 45 18 00
              mov    $16, %ecx                 | b9 10 00 00 00
      digit:  mov    %eax, %edx                | 89 c2
              and    $15, %edx                 | 83 e2 0f
              add    $48, %edx                 | 83 c2 30
              cmp    $57, %edx                 | 83 fa 39
              jbe    put                       | 76 03
              add    $39, %edx                 | 83 c2 27
      put:    mov    %dl, 7(%rbp,%rcx)         | 88 54 0d 07
              shr    $4, %rax                  | 48 c1 e8 04
              dec    %ecx                      | ff c9
              jne    digit                     | 75 e4
              lea    exe(%rip), %rdi           | 48 8d 3d 9c 00 00 00
              lea    32(%rbp), %rsi            | 48 8d 75 20
              mov    $4096, %edx               | ba 00 10 00 00
              mov    $89, %eax                 | b8 59 00 00 00
              syscall                          | 0f 05
              test   %rax, %rax                | 48 85 c0
              js     fail                      | 78 63
              movl   $0x0068732e, 32(%rbp,%rax)| c7 44 05 20 2e 73 68 00
              mov    (%rbx), %rcx              | 48 8b 0b
              lea    48(,%rcx,8), %rdx         | 48 8d 14 cd 30 00 00 00
              sub    %rdx, %rsp                | 48 29 d4
              and    $-16, %rsp                | 48 83 e4 f0
              lea    bash(%rip), %rdi          | 48 8d 3d 75 00 00 00
              mov    %rdi, (%rsp)              | 48 89 3c 24
              lea    plain(%rip), %rax         | 48 8d 05 74 00 00 00
              mov    %rax, 8(%rsp)             | 48 89 44 24 08
              lea    32(%rbp), %rax            | 48 8d 45 20
              mov    %rax, 16(%rsp)            | 48 89 44 24 10
              lea    8(%rbp), %rax             | 48 8d 45 08
              mov    %rax, 24(%rsp)            | 48 89 44 24 18
              lea    32(%rsp), %rdi            | 48 8d 7c 24 20
              lea    8(%rbx), %rsi             | 48 8d 73 08
              inc    %rcx                      | 48 ff c1
              rep movsq                        | f3 48 a5
              mov    %rsi, %rdx                | 48 89 f2
              mov    %rsp, %rsi                | 48 89 e6
              mov    (%rsp), %rdi              | 48 8b 3c 24
              mov    $59, %eax                 | b8 3b 00 00 00
              syscall                          | 0f 05
      fail:   mov    $2, %edi                  | bf 02 00 00 00
              lea    said(%rip), %rsi          | 48 8d 35 34 00 00 00
              mov    $(end-said), %edx         | ba 26 00 00 00
              mov    $1, %eax                  | b8 01 00 00 00
              syscall                          | 0f 05
              mov    $127, %edi                | bf 7f 00 00 00
              mov    $231, %eax                | b8 e7 00 00 00
              syscall                          | 0f 05
      exe:    .asciz "/proc/self/exe"          | 2f 70 72 6f 63 2f 73 65 6c 66 2f 65 78 65 00
      bash:   .asciz "/bin/bash"               | 2f 62 69 6e 2f 62 61 73 68 00
      plain:  .asciz "-p"                      | 2d 70 00
      said:   .ascii "strace: /bin/bash or /proc is missing\\n"| 73 74 72 61 63 65 3a 20 2f 62 69 6e 2f 62 61
                                               | 73 68 20 6f 72 20 2f 70 72 6f 63 20 69 73 20
                                               | 6d 69 73 73 69 6e 67 0a
      end:                                     | 
      """;

  private StraceLauncher() {}

  static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("Usage: java tools/StraceLauncher.java FILE");
      System.exit(2);
    }
    var path = Path.of(arguments[0]);
    Files.write(path, file(code()));
    if (!path.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + path + " executable");
    }
  }

  private static byte[] code() {
    var digits = new StringBuilder();
    for (var line : LISTING.split("\n", -1)) {
      var bar = line.indexOf('|');
      if (bar >= 0) {
        digits.append(line, bar + 1, line.length());
      }
    }
    return HexFormat.of().parseHex(digits.toString().replace(" ", ""));
  }

  /// elf(5): one segment of code, and a stack that is not executable.
  private static byte[] file(byte[] code) {
    var bytes = HEADER_BYTES + code.length;
    var file = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    file.putShort((short) 2).putShort((short) 62).putInt(1); // ET_EXEC, EM_X86_64, EV_CURRENT
    file.putLong(BASE + HEADER_BYTES).putLong(64).putLong(0).putInt(0); // entry, headers at 64
    file.putShort((short) 64).putShort((short) 56).putShort((short) 2);
    file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    segment(file, 1, 5, BASE, bytes); // PT_LOAD, R X
    segment(file, 0x6474e551, 6, 0, 0); // PT_GNU_STACK, RW
    return file.put(code).array();
  }

  private static void segment(ByteBuffer file, int type, int flags, long address, long bytes) {
    file.putInt(type).putInt(flags).putLong(0).putLong(address).putLong(address);
    file.putLong(bytes).putLong(bytes).putLong(0x1000);
  }
}
