package dev.spoor.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.JsonFormatter;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Referent;
import java.lang.foreign.ValueLayout;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileTraceeTest {
  private static final long SEED = 20_251_121;

  private final TextFormatter texts = new TextFormatter(TextStyle.PLAIN);
  private final JsonFormatter jsons = new JsonFormatter();

  /// Every address has bytes, different ones each time, one in eight reads stops early.
  private record RandomMemory(Random random) implements Memory {
    @Override
    public void read(ReadBatch batch) {
      for (var piece = 0; piece < batch.pieces(); piece++) {
        var length = batch.lengthBytes(piece);
        var readable = random.nextInt(8) == 0 ? random.nextInt(length + 1) : length;
        for (var i = 0; i < readable; i++) {
          var octet = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(9));
          batch.buffer().set(ValueLayout.JAVA_BYTE, batch.offset(piece) + i, octet);
        }
        batch.completed(piece, readable);
      }
    }

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingATraceeSaysMakesDecodingFailOrPrintControlCharacters(Abi abi) {
    var random = new Random(SEED);
    var memory = new RandomMemory(random);
    var decoders =
        new SyscallDecoder[] {
          new SyscallDecoder(DecodeOptions.DEFAULT),
          new SyscallDecoder(new DecodeOptions(200, false, Set.of()))
        };

    for (var round = 0; round < 2; round++) {
      var decoder = decoders[round % 2];
      for (var row : decoder.table(abi).rows()) {
        var entered =
            decoder.enter(
                abi,
                row.number(),
                RandomCalls.arguments(random),
                Address.of(0x7000_0000),
                memory,
                Decorations.NONE);
        print(entered.asUnfinished());
        print(decoder.exit(entered, result(random), random.nextInt(4) == 0, memory));
      }
    }
  }

  /// Messages and attributes whose lengths and types are about right: they nest as deep as they
  /// can.
  private record NetlinkMemory(Random random) implements Memory {
    @Override
    public void read(ReadBatch batch) {
      for (var piece = 0; piece < batch.pieces(); piece++) {
        var length = batch.lengthBytes(piece);
        var readable = random.nextInt(4) == 0 ? random.nextInt(length + 1) : length;
        for (var i = 0; i < readable; i++) {
          var octet =
              switch (i % 4) {
                case 0 -> random.nextInt(256);
                case 1, 3 -> random.nextInt(3) == 0 ? random.nextInt(64) : 0;
                default -> random.nextInt(64);
              };
          batch.buffer().set(ValueLayout.JAVA_BYTE, batch.offset(piece) + i, (byte) octet);
        }
        batch.completed(piece, readable);
      }
    }

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }
  }

  /// Every descriptor is a netlink socket.
  private record NetlinkSockets(int protocol) implements Decorations {
    @Override
    public Referent descriptor(int fd) {
      return Referent.UNKNOWN;
    }

    @Override
    public ByteString workingDirectory() {
      return ByteString.EMPTY;
    }

    @Override
    public OptionalInt netlinkProtocol(int fd) {
      return OptionalInt.of(protocol);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingANetlinkMessageSaysMakesDecodingFail(Abi abi) {
    var memory = new NetlinkMemory(new Random(SEED));
    var decoder = new SyscallDecoder(new DecodeOptions(200, false, Set.of()));
    var number = decoder.table(abi).find("sendto").orElseThrow().number();

    for (var round = 0; round < 400; round++) {
      var entered =
          decoder.enter(
              abi,
              number,
              new long[] {3, 0x1000, round % 7 == 0 ? 1 << 20 : 500, 0, 0, 0},
              Address.of(0x7000_0000),
              memory,
              new NetlinkSockets(round % 23));
      print(decoder.exit(entered, 500, false, memory));
    }
  }

  private static long result(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(70_000);
      case 1 -> -1 - random.nextInt(600);
      case 2 -> random.nextLong();
      default -> random.nextInt(4);
    };
  }

  private void print(DecodedCall call) {
    var out = new StringBuilder();
    texts.call(call, out);
    texts.opening(call, out);
    texts.outcome(call, out);
    jsons.members(call, out);

    assertThat(out.chars().allMatch(c -> c >= ' ' && c < 0x7f)).as(call.name()).isTrue();
    assertThat(out.length()).as(call.name()).isLessThan(16_000_000);
  }
}
