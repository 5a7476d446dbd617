package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.DecodeOptions;
import dev.spoor.syscalls.Decorations;
import dev.spoor.syscalls.SyscallDecoder;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.trace.where.Verdict;
import dev.spoor.trace.where.Where;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Conditions over calls with arguments such as no program would give.
class CallConditionTest {
  private static final long SEED = 20_261_122;

  private static final List<String> CONDITIONS =
      List.of(
          "ret < 0 && errno == ENOENT && path =~ '^.'",
          "path !~ 'a'",
          "path",
          "fd == 3",
          "fd != 3",
          "fd.path =~ 'x' || fd.detail == 'y'",
          "flags & O_CREAT || mode & 1",
          "!(flags & O_CREAT) && !error",
          "statbuf.st_size > 1M || statxbuf.stx_size < 3",
          "vec.iov_len in (1, 2, 3) || vec[0].iov_base =~ '[a-z]'",
          "addr.sin_port == 80 || addr.sun_path =~ '.' || addr.sin6_addr == '::1'",
          "addrlen == 16 || addrlen.entry == 128",
          "argv =~ '-' && envp != 'x'",
          "buf =~ '\\x01' || data == 'x'",
          "count > ret || count - ret == 0",
          "name in (read, write) || nr % 7 == 1",
          "set == SIGTERM || sig == SIGKILL || act.sa_flags & SA_RESTART",
          "rlim.rlim_cur == RLIM_INFINITY",
          "fds.fd >= 0 && fds.events & POLLIN",
          "msg.msg_iov.iov_len > 5 || msg.msg_control.cmsg_level == SOL_SOCKET",
          "arg.l_pid == 1 || arg == FD_CLOEXEC",
          "cl_args.flags & CLONE_VM || wstatus == 0",
          "duration > 1ms || pid == 1 && comm == 'x' || time < 3",
          "req.tv_sec == rem.tv_sec",
          "arg1 == 0 || arg2 & 1");

  /// The same bytes at an address each time, most of them small, some of them unreadable.
  private static final Memory MEMORY =
      new Memory() {
        @Override
        public void read(ReadBatch batch) {
          for (var piece = 0; piece < batch.pieces(); piece++) {
            var address = batch.address(piece);
            var length = batch.lengthBytes(piece);
            var readable = (address >>> 12) % 8 == 7 ? 0 : length;
            for (var i = 0; i < readable; i++) {
              batch.buffer().set(ValueLayout.JAVA_BYTE, batch.offset(piece) + i, at(address + i));
            }
            batch.completed(piece, readable);
          }
        }

        private static byte at(long address) {
          var hash = (int) (address * 0x9e37_79b9_7f4a_7c15L >>> 48);
          return (byte) (hash % 3 == 0 ? hash >> 4 : hash % 9);
        }

        @Override
        public int write(Address at, byte[] bytes) {
          return 0;
        }
      };

  private static final Decorations REFERENTS =
      new Decorations() {
        @Override
        public Referent descriptor(int fd) {
          return Referent.of(ByteString.of("/x" + fd));
        }

        @Override
        public ByteString workingDirectory() {
          return ByteString.of("/work");
        }
      };

  private final Random random = new Random(SEED);
  private final TracedTask task = new TracedTask(Tid.of(1), Tid.of(1), Abi.X86_64);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "AARCH64")
  void whatIsDecidedAtTheEntryIsWhatTheEndWouldDecide(Abi abi) {
    var wheres = CONDITIONS.stream().map(Where::parse).toList();
    var decoder = new SyscallDecoder(new DecodeOptions(4096, false, Set.of()));
    var decided = 0;

    for (var round = 0; round < 2; round++) {
      var knows = round % 2 == 1;
      for (var row : decoder.table(abi).rows()) {
        if (row.number() % 2 == round) {
          continue;
        }
        var registers = arguments();
        var pending =
            decoder.enter(
                abi,
                row.number(),
                registers,
                Address.of(0x7000_0000),
                MEMORY,
                knows ? REFERENTS : Decorations.NONE);
        var returned =
            decoder.exit(pending, random.nextInt(40) - 1L, random.nextInt(3) == 0, MEMORY);
        for (var i = 0; i < wheres.size(); i++) {
          var where = wheres.get(i);
          var entered = where.judge(new JudgedCall(task, pending, knows));
          var over = new JudgedCall(task, pending, knows);
          over.returned(returned, 5);
          var cut = new JudgedCall(task, pending, knows);
          cut.unfinished();

          var condition = CONDITIONS.get(i);
          Supplier<String> about = () -> condition + " over " + returned;
          assertThat(where.judge(over)).as(about).isNotEqualTo(Verdict.OPEN);
          assertThat(where.judge(cut)).as(about).isNotEqualTo(Verdict.OPEN);
          if (entered != Verdict.OPEN) {
            decided++;
            assertThat(where.judge(over)).as(about).isEqualTo(entered);
            assertThat(where.judge(cut)).as(about).isEqualTo(entered);
          }
        }
      }
    }
    assertThat(decided).isGreaterThan(1000);
  }

  private long[] arguments() {
    var all = new long[6];
    for (var i = 0; i < all.length; i++) {
      all[i] =
          switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextInt(64);
            case 2 -> random.nextLong();
            case 3 -> -1 - random.nextInt(4);
            case 4 -> random.nextInt();
            default -> 0x7f00_0000L + random.nextInt(100_000);
          };
    }
    return all;
  }
}
