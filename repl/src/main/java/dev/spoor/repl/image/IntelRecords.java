package dev.spoor.repl.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Intel's hexadecimal records (the Hexadecimal Object File Format Specification of 1988): `:`, how
/// many bytes of data there are, an address of 16 bits, a kind, the data, and what makes the sum of
/// all these 0. Higher bits of the address are the data of records of their own.
final class IntelRecords implements ImageFormat {
  private static final int DATA = 0;
  private static final int END_OF_FILE = 1;
  private static final int SEGMENT = 2;
  private static final int LINEAR = 4;
  private static final int MOST_KIND = 5;

  private static final int LINE_BYTES = 16;
  private static final int HEAD_BYTES = 4;
  private static final long REACH = 0x1_0000;
  private static final String END = "\r\n";

  @Override
  public String name() {
    return "ihex";
  }

  @Override
  public String description() {
    return "an intel hex file";
  }

  @Override
  public boolean isBegunBy(String text) {
    return text.startsWith(":");
  }

  @Override
  public String write(String name, Piece piece) {
    if (piece.end() - 1 >>> 32 != 0) {
      throw new ImageException(
          "The address 0x"
              + Long.toHexString(piece.end() - 1)
              + " is out of range for Intel's records.");
    }
    var text = new StringBuilder();
    var base = 0L;
    for (var from = 0; from < piece.bytes().length; ) {
      var at = piece.at() + from;
      if (at - base >= REACH) {
        base = at & -REACH;
        text.append(line(LINEAR, 0, new byte[] {(byte) (base >>> 24), (byte) (base >>> 16)}));
      }
      var room = (int) Math.min(LINE_BYTES, base + REACH - at);
      var end = Math.min(piece.bytes().length, from + room);
      text.append(line(DATA, at - base, Arrays.copyOfRange(piece.bytes(), from, end)));
      from = end;
    }
    return text.append(line(END_OF_FILE, 0, new byte[0])).toString();
  }

  private static String line(int kind, long address, byte[] data) {
    var record = ByteBuffer.allocate(HEAD_BYTES + data.length + 1);
    record.put((byte) data.length).putShort((short) address).put((byte) kind).put(data);
    record.put((byte) -RecordLine.sum(record.array()));
    return ":" + RecordLine.DIGITS.formatHex(record.array()) + END;
  }

  @Override
  public List<Piece> read(String text) {
    var pieces = new Piece.Gathering();
    var number = 0;
    var base = 0L;
    for (var line : text.lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      var record = record(number, line);
      var data = record.slice(HEAD_BYTES, record.bytes().length - 1);
      switch (record.at(3)) {
        case END_OF_FILE -> {
          return pieces.all();
        }
        case DATA -> pieces.add(base + record.number(1, 2), data);
        case SEGMENT -> base = base(record, data) << 4;
        case LINEAR -> base = base(record, data) << 16;
        default -> {
          // Where the program begins.
        }
      }
    }
    throw ImageException.at(number, "the last record is missing");
  }

  private static long base(RecordLine record, byte[] data) {
    if (data.length != 2) {
      throw ImageException.at(record.number(), "its length is wrong");
    }
    return record.number(HEAD_BYTES, 2);
  }

  private RecordLine record(int number, String line) {
    if (!isBegunBy(line)) {
      throw ImageException.at(number, "no record of Intel's");
    }
    var record = RecordLine.parse(number, line.substring(1));
    if (record.at(0) != record.bytes().length - HEAD_BYTES - 1) {
      throw ImageException.at(number, "its length is wrong");
    }
    if (record.sum() != 0) {
      throw ImageException.at(number, "its checksum is wrong");
    }
    if (record.at(3) > MOST_KIND) {
      throw ImageException.at(number, "its kind is not known: " + record.at(3));
    }
    return record;
  }
}
