package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.DescriptorSelection;
import dev.spoor.trace.options.OptionParser;
import dev.spoor.trace.options.Request;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDumpTest {
  private static final long READ = 0;
  private static final long WRITE = 1;
  private static final long WRITEV = 20;
  private static final long SENDMMSG = 307;

  /// Bytes at address 0x1000, nothing elsewhere.
  private record At0x1000(byte[] bytes) implements Memory {
    @Override
    public void read(ReadBatch batch) {
      for (var piece = 0; piece < batch.pieces(); piece++) {
        var start = batch.address(piece) - 0x1000;
        var isThere = start >= 0 && start < bytes.length;
        var count = isThere ? (int) Math.min(bytes.length - start, batch.lengthBytes(piece)) : 0;
        batch.destination(piece).put(bytes, isThere ? (int) start : 0, count);
        batch.completed(piece, count);
      }
    }

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }
  }

  private static DescriptorSelection selection(String option, String set) {
    var words = List.of(ByteString.of("-e"), ByteString.of(option + "=" + set), ByteString.of("x"));
    var options = ((Request.Trace) OptionParser.parse(words)).options();
    return option.equals("read") ? options.read() : options.written();
  }

  private static String dump(long number, byte[] memory, long result, long... arguments) {
    var text = new StringBuilder();
    new DataDump(selection("read", "3"), selection("write", "4"))
        .of(
            Abi.X86_64,
            number,
            Arrays.copyOf(arguments, 6),
            result,
            new At0x1000(memory),
            lines(text));
    return text.toString();
  }

  private static DataLines lines(StringBuilder text) {
    return new DataLines(Tid.of(7), text::append);
  }

  private static String json(long number, byte[] memory, long result, long... arguments) {
    var text = new StringBuilder();
    var json = new DataJson(text::append);
    new DataDump(selection("read", "3"), selection("write", "4"))
        .of(Abi.X86_64, number, Arrays.copyOf(arguments, 6), result, new At0x1000(memory), json);
    json.end();
    return text.toString();
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    for (var i = 0; i < count; i++) {
      bytes[i] = (byte) ('a' + i % 26);
    }
    return bytes;
  }

  @Test
  void linesHaveSixteenBytes() {
    assertThat(dump(READ, bytes(18), 18, 3, 0x1000, 100))
        .isEqualTo(
            """
             | 00000  61 62 63 64 65 66 67 68  69 6a 6b 6c 6d 6e 6f 70  abcdefghijklmnop |
             | 00010  71 72                                             qr               |
            """);
  }

  @Test
  void whatSocketcallCarriesIsShownToo() {
    var memory = bytes(32);
    var arguments = new int[] {4, 0x1000 + 16, 3};
    for (var i = 0; i < 12; i++) {
      memory[i] = (byte) (arguments[i / 4] >> i % 4 * 8);
    }
    var text = new StringBuilder();
    var dump = new DataDump(selection("read", "3"), selection("write", "4"));
    var registers = new long[] {9, 0x1000, 0, 0, 0, 0};
    dump.of(Abi.I386, 102, registers, 3, new At0x1000(memory), lines(text));

    assertThat(text.toString()).contains("71 72 73").contains("qrs");
  }

  @Test
  void socketcallWithoutArgumentsCarriesNothing() {
    var text = new StringBuilder();
    var dump = new DataDump(selection("read", "3"), selection("write", "4"));
    var registers = new long[] {9, 0x1000, 0, 0, 0, 0};
    dump.of(Abi.I386, 102, registers, 0, new At0x1000(bytes(8)), lines(text));

    assertThat(text.toString()).isEmpty();
  }

  @Test
  void otherDescriptorsAndTheOtherDirectionAreNotShown() {
    assertThat(dump(READ, bytes(8), 8, 4, 0x1000, 8)).isEmpty();
    assertThat(dump(WRITE, bytes(8), 8, 3, 0x1000, 8)).isEmpty();
    assertThat(dump(WRITE, bytes(8), 8, 4, 0x1000, 8)).contains("abcdefgh");
  }

  @Test
  void longDataComeInPiecesWithoutASeam() {
    var text = dump(READ, bytes(40_000), 40_000, 3, 0x1000, 40_000);

    assertThat(text.lines()).hasSize(2500);
    assertThat(text.lines().skip(1024).findFirst().orElse("")).startsWith(" | 04000  65 66 ");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThat(dump(WRITE, bytes(21), 21, 4, 0x1000, 22).lines().toList())
        .hasSize(3)
        .endsWith(" | <Cannot fetch 1 byte from pid 7 @0x1015>");
    assertThat(dump(WRITE, bytes(20), 5_000_000_000L, 4, 0x1000, 5_000_000_000L).lines())
        .hasSize(3);
    assertThat(dump(WRITE, bytes(20), 20, 4, 1, 20)).isEmpty();
    assertThat(dump(WRITE, bytes(20), 20, 4, 0x1000, -1).lines()).isEmpty();
  }

  @Test
  void ofAWriteThatFailsTheDataAreShownOfAReadNothing() {
    assertThat(dump(WRITE, bytes(8), 0, 4, 0x1000, 8)).contains("abcdefgh");
    assertThat(dump(READ, bytes(8), 0, 3, 0x1000, 8)).isEmpty();
  }

  @Test
  void offsetsAreAsWideAsTheLastOneNeeds() {
    assertThat(dump(READ, bytes(16), 0x10_0000, 3, 0x1000, 0x10_0000)).startsWith(" | 00000 ");
    assertThat(dump(READ, bytes(16), 0x10_0001, 3, 0x1000, 0x10_0001)).startsWith(" | 000000 ");
  }

  @Test
  void anArrayOfBuffersThatIsNoneEnds() {
    assertThat(dump(WRITEV, new byte[32], 5, 4, 1, Long.MAX_VALUE)).isEmpty();
    assertThat(dump(WRITEV, new byte[32], 5, 4, 0x1000, Long.MAX_VALUE)).isEmpty();
    assertThat(dump(WRITEV, new byte[32], 0, 4, 0x1000, 3)).isEmpty();
    assertThat(dump(WRITEV, new byte[32], 0, 4, 0x1000, 2))
        .isEqualTo(" * 0 bytes in buffer 0\n * 0 bytes in buffer 1\n");
  }

  @Test
  void inJsonEachBufferIsAnObject() {
    assertThat(json(READ, bytes(3), 3, 3, 0x1000, 100))
        .isEqualTo(",\"data\":[{\"hex\":\"616263\"}]");
    assertThat(json(WRITEV, new byte[32], 0, 4, 0x1000, 2))
        .isEqualTo(",\"data\":[{\"hex\":\"\"},{\"hex\":\"\"}]");
    assertThat(json(READ, bytes(3), 0, 3, 0x1000, 100)).isEmpty();
    assertThat(json(READ, bytes(3), 3, 4, 0x1000, 100)).isEmpty();
  }

  @Test
  void inJsonNoByteIsLostBetweenPieces() {
    var bytes = bytes(40_000);

    assertThat(json(READ, bytes, 40_000, 3, 0x1000, 40_000))
        .isEqualTo(",\"data\":[{\"hex\":\"" + HexFormat.of().formatHex(bytes) + "\"}]");
  }

  @Test
  void inJsonThePlaceIsSaidBehindWhichNothingCouldBeRead() {
    assertThat(json(WRITE, bytes(2), 2, 4, 0x1000, 5_000_000_000L))
        .isEqualTo(",\"data\":[{\"hex\":\"6162\",\"unreadable\":\"0x1002\"}]");
    assertThat(json(WRITE, bytes(16384), 0, 4, 0x1000, 16385))
        .endsWith(",\"unreadable\":\"0x5000\"}]");
    assertThat(json(WRITE, bytes(20), 0, 4, 1, 20))
        .isEqualTo(",\"data\":[{\"hex\":\"\",\"unreadable\":\"0x1\"}]");
  }

  @Test
  void inJsonABufferSaysWhichOfTheMessagesItIsOf() {
    // Two struct mmsghdr, each with an array of one buffer, of which 3 and 2 bytes were moved.
    var memory = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    for (var i = 0; i < 2; i++) {
      var header = 64 * i;
      memory
          .putLong(header + 16, 0x1080 + 16 * i)
          .putLong(header + 24, 1)
          .putInt(header + 56, 3 - i);
      memory.putLong(0x80 + 16 * i, 0x10c0).putLong(0x88 + 16 * i, 10);
    }
    memory.put(0xc0, bytes(10));

    assertThat(json(SENDMMSG, memory.array(), 2, 4, 0x1000, 2))
        .isEqualTo(
            ",\"data\":[{\"message\":0,\"hex\":\"616263\"},{\"message\":1,\"hex\":\"6162\"}]");
  }
}
