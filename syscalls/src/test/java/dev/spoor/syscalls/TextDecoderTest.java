package dev.spoor.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Referent;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextDecoderTest {
  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 8;

  /// Bytes that depend on their address alone; one page in eight is not there, nor is the first.
  private record StableMemory(long seed) implements Memory {
    @Override
    public void read(ReadBatch batch) {
      for (var piece = 0; piece < batch.pieces(); piece++) {
        var at = 0;
        while (at < batch.lengthBytes(piece) && isThere(batch.address(piece) + at)) {
          batch
              .buffer()
              .set(
                  ValueLayout.JAVA_BYTE,
                  batch.offset(piece) + at,
                  octet(batch.address(piece) + at));
          at++;
        }
        batch.completed(piece, at);
      }
    }

    private boolean isThere(long address) {
      var page = address >>> 12;
      return page != 0 && mixed(page) % 8 != 0;
    }

    private byte octet(long address) {
      var mixed = mixed(address);
      return switch ((int) (mixed >>> 8 & 7)) {
        case 0, 1, 2 -> (byte) ('a' + (mixed & 15));
        case 3 -> (byte) mixed;
        case 4 -> (byte) (mixed & 3);
        default -> 0;
      };
    }

    private long mixed(long value) {
      var mixed = (value + seed) * 0x9e37_79b9_7f4a_7c15L;
      mixed ^= mixed >>> 29;
      return (mixed * 0xbf58_476d_1ce4_e5b9L) >>> 20;
    }

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }
  }

  /// Half of the descriptors refer to something.
  private static final Decorations DECORATIONS =
      new Decorations() {
        @Override
        public Referent descriptor(int fd) {
          return switch (fd & 7) {
            case 0 -> Referent.of(ByteString.of("/a<b>\n"));
            case 1 -> new Referent(ByteString.of("/dev/null"), "<char 1:3>", false);
            case 2 -> new Referent(ByteString.EMPTY, "TCP:[127.0.0.1:80]", false);
            case 3 -> new Referent(ByteString.of("/gone"), "", true);
            default -> Referent.UNKNOWN;
          };
        }

        @Override
        public ProcessReferent process(ProcessId kind, int id) {
          return switch (id & 3) {
            case 0 -> new ProcessReferent(ByteString.of("a<b>\n"), 0);
            case 1 -> new ProcessReferent(ByteString.of("sh"), 7 + kind.ordinal());
            case 2 -> new ProcessReferent(ByteString.EMPTY, 9);
            default -> ProcessReferent.UNKNOWN;
          };
        }

        @Override
        public ByteString workingDirectory() {
          return ByteString.of("/work");
        }
      };

  static Stream<Arguments> ways() {
    var options = Stream.of(DecodeOptions.DEFAULT, new DecodeOptions(3, false, Set.of("write")));
    var styles =
        List.of(
            TextStyle.PLAIN,
            new TextStyle(TextStyle.HexStrings.UNPRINTABLE, TextStyle.Constants.NUMBERS),
            new TextStyle(TextStyle.HexStrings.ALL, TextStyle.Constants.BOTH));
    return options.flatMap(decode ->
        Stream.of(Abi.values())
            .flatMap(abi -> styles.stream().map(style -> Arguments.of(abi, decode, style))));
  }

  /// The general way is the judge: values, then text.
  @ParameterizedTest
  @MethodSource("ways")
  void directTextIsWhatTheFormatterMakesOfTheValues(
      Abi abi, DecodeOptions options, TextStyle style) {
    var random = new Random(SEED);
    var decoder = new SyscallDecoder(options);
    var formatter = new TextFormatter(style);
    var direct = new TextDecoder(new SyscallDecoder(options), formatter);
    var written = 0;
    for (var row : decoder.table(abi).rows()) {
      for (var round = 0; round < ROUNDS; round++) {
        var number = abi == Abi.X32 ? row.number() | Abi.X32_SYSCALL_BIT : row.number();
        var registers = RandomCalls.arguments(random);
        var before = new StableMemory(random.nextLong());
        var after = random.nextBoolean() ? before : new StableMemory(random.nextLong());
        var failed = random.nextInt(4) == 0;
        var result = failed ? -1 - random.nextInt(600) : result(random);
        var found = direct.enter(abi, number, registers, before, DECORATIONS);
        if (found.isPresent()) {
          written++;
          var expected =
              expected(decoder, formatter, abi, number, registers, before, after, result, failed);
          var call = found.get();
          var opening = call.opening().toString();
          direct.exit(call, result, failed, after);
          assertThat(opening + "|" + call.resumption() + " = " + call.outcome())
              .isEqualTo(expected);
        }
      }
    }
    assertThat(written).as("calls written directly").isGreaterThan(100 * ROUNDS);
  }

  private static String expected(
      SyscallDecoder decoder,
      TextFormatter formatter,
      Abi abi,
      long number,
      long[] a,
      Memory before,
      Memory after,
      long result,
      boolean failed) {
    var text = new StringBuilder();
    var call = decoder.enter(abi, number, a, Address.ZERO, before, DECORATIONS);
    formatter.opening(call.asUnfinished(), text);
    var complete = decoder.exit(call, result, failed, after);
    text.append('|');
    formatter.resumption(call.asUnfinished(), complete, text);
    text.append(" = ");
    formatter.outcome(complete, text);
    return text.toString();
  }

  @Test
  void theCallsThatProgramsMakeMostAreWrittenDirectly() {
    var decoder = new SyscallDecoder(DecodeOptions.DEFAULT);
    var direct = new TextDecoder(decoder, new TextFormatter(TextStyle.PLAIN));
    var memory = new StableMemory(SEED);
    for (var name :
        new String[] {
          "read",
          "write",
          "pread64",
          "pwrite64",
          "close",
          "lseek",
          "mmap",
          "mprotect",
          "munmap",
          "brk",
          "fstat",
          "newfstatat",
          "access",
          "readlink",
          "getdents64",
          "rt_sigprocmask",
          "pipe2",
          "dup2",
          "getpid",
          "wait4",
          "epoll_wait",
          "poll",
          "fcntl"
        }) {
      var row =
          decoder.table(Abi.X86_64).rows().stream()
              .filter(candidate -> candidate.name().equals(name))
              .findFirst()
              .orElseThrow();
      var call =
          direct.enter(
              Abi.X86_64, row.number(), new long[] {1, 2, 3, 4, 5, 6}, memory, Decorations.NONE);
      assertThat(call).as(name).isPresent();
    }
  }

  private static long result(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(70_000);
      case 1 -> random.nextInt(40);
      case 2 -> random.nextLong();
      default -> random.nextInt(4);
    };
  }
}
