package dev.spoor.kernel.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The program that the guardian runs, a static ELF like the launcher's. x86-64.
///
/// It makes a process group of its own, leaves the directory, takes its name, blocks every signal,
/// asks to be run as soon as it is woken (SCHED_FIFO, or else a short slice, sched_setattr(2)),
/// maps the table ([GuardianTable]), closes all descriptors but a socket, which becomes 0, and says
/// a byte. It stays in the tracer's session: sessions share the CPUs as groups (sched(7),
/// autogroup), and it is within its group that a task with a short slice comes first at once. Then
/// it sleeps on the table's word (futex(2)) and takes, whenever it is woken, the descriptors that
/// came over the socket. What ends the sleep is the word: without an owner it ends; with
/// FUTEX_OWNER_DIED, which the kernel sets when the tracer's thread dies (get_robust_list(2)), it
/// repairs:
///
/// 1. *hold*: tasks that are marked so get a SIGSTOP of their own. They are in a ptrace-stop still
///    or just leaving it, and run no instruction before they take it.
/// 2. *site*: where the planted bytes stand, the original ones are written, through the descriptor
///    of /proc/PID/mem that the tracer had opened.
/// 3. *task*: each marked task is seized, as soon as the tracer has lost it, stopped, given back
///    its registers or moved if it stands behind a site or where its mark says, freed of its debug
///    registers, and let go, which takes the trap flag away.
/// 4. *cont*: what was held goes on.
final class GuardianProgram {
  /// How ps(1) shows it: as long as a name can be.
  static final String NAME = "spoor-guardian";

  private static final int DATA_BYTES = 512;
  private static final int NAME_OFFSET = 8;
  private static final int DIRECTORY_OFFSET = 24;
  private static final int SIGNALS_OFFSET = 32;

  // recvmsg(2): where the message's four bytes, the descriptor's control message and the rest are
  private static final int VECTOR_OFFSET = 40;
  private static final int CONTROL_OFFSET = 56;
  private static final int MESSAGE_OFFSET = 112;
  private static final int HEADER_OFFSET = 128;

  // struct sched_attr, sched_setattr(2)
  private static final int POLICY_OFFSET = 200;
  private static final int SOON_OFFSET = 248;
  private static final int ATTRIBUTES_BYTES = 48;
  private static final int SCHED_OTHER = 0;
  private static final int SCHED_FIFO = 1;
  private static final long SHORT_SLICE_NANOS = 100_000;

  /// How long it waits for the tracer to lose a task, 20,000 times at most.
  private static final int PAUSE_OFFSET = 296;

  private static final long PAUSE_NANOS = 50_000;

  /// The assembly, in the syntax of as(1), beside its bytes. A test assembles it and compares.
  ///
  /// rbx: the data; rbp: the entry of the table; r12d: how many are left; r13: a mark, or a
  /// descriptor; r14d: a length, or how often the seizing may still be tried.
  private static final String LISTING =
      """
              .set DATA, 0x70001000
              .set TABLE, 0x71000000
              .set BYTES, 0x950000
              .set WORD, TABLE+0x1008
              .set COUNTS, TABLE+0x20
              .set PIDS, TABLE+0x9000
              .set FILES, TABLE+0xa000
              .set MARKS, TABLE+0xb000
              .set SITES, TABLE+0x50000
      _start: mov    $DATA, %ebx          | bb 00 10 00 70
              xor    %edi, %edi           | 31 ff
              xor    %esi, %esi           | 31 f6
              mov    $109, %eax           | b8 6d 00 00 00
              syscall                     | 0f 05
              mov    $80, %eax            | b8 50 00 00 00
              lea    24(%rbx), %rdi       | 48 8d 7b 18
              syscall                     | 0f 05
              mov    $157, %eax           | b8 9d 00 00 00
              mov    $15, %edi            | bf 0f 00 00 00
              lea    8(%rbx), %rsi        | 48 8d 73 08
              syscall                     | 0f 05
              mov    $14, %eax            | b8 0e 00 00 00
              mov    $2, %edi             | bf 02 00 00 00
              lea    32(%rbx), %rsi       | 48 8d 73 20
              xor    %edx, %edx           | 31 d2
              mov    $8, %r10d            | 41 ba 08 00 00 00
              syscall                     | 0f 05
              lea    200(%rbx), %rsi      | 48 8d b3 c8 00 00 00
              call   favour               | e8 c7 00 00 00
              jz     map                  | 74 0c
              lea    248(%rbx), %rsi      | 48 8d b3 f8 00 00 00
              call   favour               | e8 b9 00 00 00
      map:    mov    $9, %eax             | b8 09 00 00 00
              mov    $TABLE, %edi         | bf 00 00 00 71
              mov    $BYTES, %esi         | be 00 00 95 00
              mov    $3, %edx             | ba 03 00 00 00
              mov    $0x11, %r10d         | 41 ba 11 00 00 00
              mov    4(%rbx), %r8d        | 44 8b 43 04
              xor    %r9d, %r9d           | 45 31 c9
              syscall                     | 0f 05
              cmp    %rdi, %rax           | 48 39 f8
              jne    quit                 | 0f 85 84 00 00 00
              mov    $33, %eax            | b8 21 00 00 00
              mov    (%rbx), %edi         | 8b 3b
              xor    %esi, %esi           | 31 f6
              syscall                     | 0f 05
              mov    $436, %eax           | b8 b4 01 00 00
              mov    $1, %edi             | bf 01 00 00 00
              mov    $-1, %esi            | be ff ff ff ff
              xor    %edx, %edx           | 31 d2
              syscall                     | 0f 05
              test   %eax, %eax           | 85 c0
              jz     sign                 | 74 12
              mov    $4095, %ebp          | bd ff 0f 00 00
      shut:   mov    $3, %eax             | b8 03 00 00 00
              mov    %ebp, %edi           | 89 ef
              syscall                     | 0f 05
              dec    %ebp                 | ff cd
              jnz    shut                 | 75 f3
      sign:   mov    $44, %eax            | b8 2c 00 00 00
              xor    %edi, %edi           | 31 ff
              mov    %rbx, %rsi           | 48 89 de
              mov    $1, %edx             | ba 01 00 00 00
              mov    $0x4000, %r10d       | 41 ba 00 40 00 00
              xor    %r8d, %r8d           | 45 31 c0
              xor    %r9d, %r9d           | 45 31 c9
              syscall                     | 0f 05
      wait:   mov    WORD, %edx           | 8b 14 25 08 10 00 71
              bt     $30, %edx            | 0f ba e2 1e
              jc     rescue               | 0f 82 95 00 00 00
              lea    (,%rdx,4), %ecx      | 8d 0c 95 00 00 00 00
              jecxz  quit                 | 67 e3 18
              mov    $202, %eax           | b8 ca 00 00 00
              mov    $WORD, %edi          | bf 08 10 00 71
              xor    %esi, %esi           | 31 f6
              xor    %r10d, %r10d         | 45 31 d2
              syscall                     | 0f 05
              call   drain                | e8 19 00 00 00
              jmp    wait                 | eb cd
      quit:   mov    $231, %eax           | b8 e7 00 00 00
              xor    %edi, %edi           | 31 ff
              syscall                     | 0f 05
      favour: mov    $314, %eax           | b8 3a 01 00 00
              xor    %edi, %edi           | 31 ff
              xor    %edx, %edx           | 31 d2
              syscall                     | 0f 05
              test   %eax, %eax           | 85 c0
              ret                         | c3
      drain:  mov    $47, %eax            | b8 2f 00 00 00
              xor    %edi, %edi           | 31 ff
              lea    128(%rbx), %rsi      | 48 8d b3 80 00 00 00
              movq   $24, 168(%rbx)       | 48 c7 83 a8 00 00 00 18 00 00 00
              mov    $0x40000040, %edx    | ba 40 00 00 40
              syscall                     | 0f 05
              cmp    $4, %rax             | 48 83 f8 04
              jne    empty                | 75 35
              movzwl 112(%rbx), %ebp      | 0f b7 6b 70
              and    $1023, %ebp          | 81 e5 ff 03 00 00
              mov    FILES(,%rbp,4), %edi | 8b 3c ad 00 a0 00 71
              dec    %edi                 | ff cf
              js     fresh                | 78 07
              mov    $3, %eax             | b8 03 00 00 00
              syscall                     | 0f 05
      fresh:  xor    %eax, %eax           | 31 c0
              cmpl   $0, 168(%rbx)        | 83 bb a8 00 00 00 00
              jz     keep                 | 74 05
              mov    72(%rbx), %eax       | 8b 43 48
              inc    %eax                 | ff c0
      keep:   mov    %eax, FILES(,%rbp,4) | 89 04 ad 00 a0 00 71
              jmp    drain                | eb a5
      empty:  ret                         | c3
      rescue: call   drain                | e8 9f ff ff ff
              mov    $MARKS, %ebp         | bd 00 b0 00 71
              mov    COUNTS+8, %r12d      | 44 8b 24 25 28 00 00 71
      hold:   dec    %r12d                | 41 ff cc
              js     bytes                | 78 1a
              call   mark                 | e8 8f 00 00 00
              jz     hold                 | 74 f4
              bt     $48, %r13            | 49 0f ba e5 30
              jnc    hold                 | 73 ed
              mov    $19, %edx            | ba 13 00 00 00
              call   signal               | e8 88 00 00 00
              jmp    hold                 | eb e1
      bytes:  mov    $SITES, %ebp         | bd 00 00 05 71
              mov    COUNTS, %r12d        | 44 8b 24 25 20 00 00 71
      site:   dec    %r12d                | 41 ff cc
              js     tasks                | 0f 88 8f 00 00 00
              add    $32, %rbp            | 48 83 c5 20
              movzbl -30(%rbp), %r14d     | 44 0f b6 75 e2
              test   %r14d, %r14d         | 45 85 f6
              jz     site                 | 74 e9
              movzwl -32(%rbp), %ecx      | 0f b7 4d e0
              and    $1023, %ecx          | 81 e1 ff 03 00 00
              mov    FILES(,%rcx,4), %r13d | 44 8b 2c 8d 00 a0 00 71
              dec    %r13d                | 41 ff cd
              js     site                 | 78 d2
              mov    $17, %eax            | b8 11 00 00 00
              lea    120(%rbx), %rsi      | 48 8d 73 78
              call   memory               | e8 21 00 00 00
              jne    site                 | 75 c2
              lea    120(%rbx), %rsi      | 48 8d 73 78
              lea    -8(%rbp), %rdi       | 48 8d 7d f8
              mov    %r14d, %ecx          | 44 89 f1
              repe cmpsb                  | f3 a6
              jne    site                 | 75 b3
              mov    $18, %eax            | b8 12 00 00 00
              lea    -16(%rbp), %rsi      | 48 8d 75 f0
              call   memory               | e8 02 00 00 00
              jmp    site                 | eb a3
      memory: mov    %r13d, %edi          | 44 89 ef
              mov    %r14d, %edx          | 44 89 f2
              mov    -24(%rbp), %r10      | 4c 8b 55 e8
              syscall                     | 0f 05
              cmp    %r14, %rax           | 4c 39 f0
              ret                         | c3
      mark:   add    $32, %rbp            | 48 83 c5 20
              mov    -32(%rbp), %r13      | 4c 8b 6d e0
              test   %r13, %r13           | 4d 85 ed
              ret                         | c3
      signal: mov    %r13, %rcx           | 4c 89 e9
              shr    $32, %rcx            | 48 c1 e9 20
              and    $1023, %ecx          | 81 e1 ff 03 00 00
              mov    PIDS(,%rcx,4), %edi  | 8b 3c 8d 00 90 00 71
              mov    %r13d, %esi          | 44 89 ee
              mov    $234, %eax           | b8 ea 00 00 00
              syscall                     | 0f 05
              ret                         | c3
      tasks:  mov    $MARKS, %ebp         | bd 00 b0 00 71
              mov    COUNTS+8, %r12d      | 44 8b 24 25 28 00 00 71
              mov    $20000, %r14d        | 41 be 20 4e 00 00
      task:   dec    %r12d                | 41 ff cc
              js     free                 | 0f 88 79 01 00 00
              call   mark                 | e8 b4 ff ff ff
              jz     task                 | 74 f0
              xor    %edx, %edx           | 31 d2
              call   signal               | e8 b7 ff ff ff
              test   %eax, %eax           | 85 c0
              jnz    task                 | 75 e5
      seize:  mov    $0x4206, %edi        | bf 06 42 00 00
              xor    %edx, %edx           | 31 d2
              xor    %r10d, %r10d         | 45 31 d2
              call   ptrace               | e8 4b 01 00 00
              jz     seized               | 74 1c
              cmp    $-1, %eax            | 83 f8 ff
              jne    task                 | 75 cf
              dec    %r14d                | 41 ff ce
              js     task                 | 78 ca
              mov    $35, %eax            | b8 23 00 00 00
              lea    296(%rbx), %rdi      | 48 8d bb 28 01 00 00
              xor    %esi, %esi           | 31 f6
              syscall                     | 0f 05
              jmp    seize                | eb d3
      seized: mov    $0x4207, %edi        | bf 07 42 00 00
              call   ptrace               | e8 23 01 00 00
              mov    $61, %eax            | b8 3d 00 00 00
              mov    %r13d, %edi          | 44 89 ef
              lea    112(%rbx), %rsi      | 48 8d 73 70
              mov    $0x40000000, %edx    | ba 00 00 00 40
              xor    %r10d, %r10d         | 45 31 d2
              syscall                     | 0f 05
              cmpb   $0x7f, 112(%rbx)     | 80 7b 70 7f
              jne    task                 | 75 92
              bt     $52, %r13            | 49 0f ba e5 34
              jnc    back                 | 73 1c
              mov    -24(%rbp), %r10      | 4c 8b 55 e8
              mov    $1, %edx             | ba 01 00 00 00
              call   restore              | e8 e6 00 00 00
              add    $16, %r10            | 49 83 c2 10
              mov    $0x202, %edx         | ba 02 02 00 00
              call   restore              | e8 d8 00 00 00
      back:   bt     $51, %r13            | 49 0f ba e5 33
              jnc    move                 | 73 4c
              mov    $128, %edx           | ba 80 00 00 00
              call   stands               | e8 b1 00 00 00
              mov    112(%rbx), %r10      | 4c 8b 53 70
              dec    %r10                 | 49 ff ca
              mov    $SITES, %esi         | be 00 00 05 71
              mov    COUNTS, %ecx         | 8b 0c 25 20 00 00 71
      find:   dec    %ecx                 | ff c9
              js     move                 | 78 2b
              add    $32, %rsi            | 48 83 c6 20
              cmpb   $0, -30(%rsi)        | 80 7e e2 00
              je     find                 | 74 f2
              cmp    %r10, -24(%rsi)      | 4c 39 56 e8
              jne    find                 | 75 ec
              mov    %r13, %rax           | 4c 89 e8
              shr    $32, %rax            | 48 c1 e8 20
              xor    -32(%rsi), %eax      | 33 46 e0
              and    $1023, %eax          | 25 ff 03 00 00
              jnz    find                 | 75 db
              mov    $128, %edx           | ba 80 00 00 00
              call   poke                 | e8 8c 00 00 00
      move:   bt     $49, %r13            | 49 0f ba e5 31
              jnc    watch                | 73 2e
              mov    $128, %edx           | ba 80 00 00 00
              mov    -24(%rbp), %r10      | 4c 8b 55 e8
              call   stands               | e8 5a 00 00 00
              jne    watch                | 75 1e
              mov    $152, %edx           | ba 98 00 00 00
              mov    -16(%rbp), %r10      | 4c 8b 55 f0
              call   stands               | e8 4a 00 00 00
              jne    watch                | 75 0e
              mov    $128, %edx           | ba 80 00 00 00
              mov    -8(%rbp), %r10       | 4c 8b 55 f8
              call   poke                 | e8 57 00 00 00
      watch:  bt     $50, %r13            | 49 0f ba e5 32
              jnc    let                  | 73 0d
              mov    $904, %edx           | ba 88 03 00 00
              xor    %r10d, %r10d         | 45 31 d2
              call   poke                 | e8 43 00 00 00
      let:    mov    $17, %edi            | bf 11 00 00 00
              xor    %edx, %edx           | 31 d2
              xor    %r10d, %r10d         | 45 31 d2
              call   ptrace               | e8 39 00 00 00
              mov    %r13, %rdx           | 4c 89 ea
              shr    $56, %rdx            | 48 c1 ea 38
              jz     task                 | 0f 84 b7 fe ff ff
              call   signal               | e8 80 fe ff ff
              jmp    task                 | e9 ad fe ff ff
      stands: push   %r10                 | 41 52
              mov    $3, %edi             | bf 03 00 00 00
              lea    112(%rbx), %r10      | 4c 8d 53 70
              call   ptrace               | e8 12 00 00 00
              pop    %rcx                 | 59
              cmp    %rcx, 112(%rbx)      | 48 39 4b 70
              ret                         | c3
      restore:
              mov    $0x4205, %edi        | bf 05 42 00 00
              jmp    ptrace               | eb 05
      poke:   mov    $6, %edi             | bf 06 00 00 00
      ptrace: mov    $101, %eax           | b8 65 00 00 00
              mov    %r13d, %esi          | 44 89 ee
              syscall                     | 0f 05
              test   %eax, %eax           | 85 c0
              ret                         | c3
      free:   mov    $MARKS, %ebp         | bd 00 b0 00 71
              mov    COUNTS+8, %r12d      | 44 8b 24 25 28 00 00 71
      cont:   dec    %r12d                | 41 ff cc
              js     quit                 | 0f 88 0c fd ff ff
              call   mark                 | e8 25 fe ff ff
              jz     cont                 | 74 f0
              bt     $48, %r13            | 49 0f ba e5 30
              jnc    cont                 | 73 e9
              mov    $18, %edx            | ba 12 00 00 00
              call   signal               | e8 1e fe ff ff
              jmp    cont                 | eb dd
      """;

  private static final StaticProgram PROGRAM = new StaticProgram(new Listing(LISTING));

  private GuardianProgram() {}

  /// {@return the whole file}
  ///
  /// @param socket the descriptor over which others come
  /// @param table the descriptor of the table
  static byte[] file(int socket, int table) {
    var bytes = new byte[DATA_BYTES];
    var data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(socket).putInt(table);
    data.put(NAME_OFFSET, NAME.getBytes(StandardCharsets.US_ASCII));
    data.put(DIRECTORY_OFFSET, (byte) '/');
    data.putLong(SIGNALS_OFFSET, -1);
    data.position(VECTOR_OFFSET).putLong(address(MESSAGE_OFFSET)).putLong(Integer.BYTES);
    data.position(HEADER_OFFSET).putLong(0).putLong(0);
    data.putLong(address(VECTOR_OFFSET)).putLong(1).putLong(address(CONTROL_OFFSET));
    attributes(data, POLICY_OFFSET, SCHED_FIFO, 1, 0);
    attributes(data, SOON_OFFSET, SCHED_OTHER, 0, SHORT_SLICE_NANOS);
    data.putLong(PAUSE_OFFSET + Long.BYTES, PAUSE_NANOS);
    return PROGRAM.file(bytes);
  }

  private static void attributes(
      ByteBuffer data, int offset, int policy, int priority, long slice) {
    data.position(offset).putInt(ATTRIBUTES_BYTES).putInt(policy).putLong(0);
    data.putInt(0).putInt(priority).putLong(slice);
  }

  private static long address(int offset) {
    return (long) StaticProgram.DATA + offset;
  }
}
