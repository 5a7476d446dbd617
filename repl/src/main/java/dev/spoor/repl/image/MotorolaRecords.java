package dev.spoor.repl.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// S-records (srec_motorola(5) of srecord): `S`, a digit, how many bytes follow, an address, bytes,
/// and the complement of the sum of all these.
final class MotorolaRecords implements ImageFormat {
  private static final int LINE_BYTES = 16;
  private static final int LONGEST_NAME = 40;
  private static final String END = "\r\n";

  /// By the digit: how many bytes the address has; 0 for what has no data.
  private static final int[] DATA_ADDRESS = {0, 2, 3, 4};

  @Override
  public String name() {
    return "srec";
  }

  @Override
  public String description() {
    return "an srec file";
  }

  @Override
  public boolean isBegunBy(String text) {
    return text.length() > 1 && text.charAt(0) == 'S' && Character.digit(text.charAt(1), 10) >= 0;
  }

  @Override
  public String write(String name, Piece piece) {
    var highest = piece.end() - 1;
    if (highest >>> 32 != 0) {
      throw new ImageException(
          "The address 0x" + Long.toHexString(highest) + " is out of range for S-records.");
    }
    var digit = highest <= 0xffff ? 1 : highest <= 0xff_ffff ? 2 : 3;
    var text = new StringBuilder();
    var title = name.getBytes(StandardCharsets.UTF_8);
    text.append(line(0, 2, 0, Arrays.copyOf(title, Math.min(title.length, LONGEST_NAME))));
    for (var from = 0; from < piece.bytes().length; from += LINE_BYTES) {
      var end = Math.min(piece.bytes().length, from + LINE_BYTES);
      var part = Arrays.copyOfRange(piece.bytes(), from, end);
      text.append(line(digit, digit + 1, piece.at() + from, part));
    }
    return text.append(line(10 - digit, digit + 1, 0, new byte[0])).toString();
  }

  private static String line(int digit, int addressBytes, long address, byte[] data) {
    var record = ByteBuffer.allocate(1 + addressBytes + data.length + 1);
    record.put((byte) (addressBytes + data.length + 1));
    for (var i = addressBytes - 1; i >= 0; i--) {
      record.put((byte) (address >>> Byte.SIZE * i));
    }
    record.put(data);
    record.put((byte) ~RecordLine.sum(record.array()));
    return "S" + digit + RecordLine.DIGITS.formatHex(record.array()) + END;
  }

  @Override
  public List<Piece> read(String text) {
    var pieces = new Piece.Gathering();
    var number = 0;
    for (var line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty()) {
        read(number, line, pieces);
      }
    }
    return pieces.all();
  }

  private void read(int number, String line, Piece.Gathering pieces) {
    if (!isBegunBy(line)) {
      throw ImageException.at(number, "no S-record");
    }
    var digit = Character.digit(line.charAt(1), 10);
    var record = RecordLine.parse(number, line.substring(2));
    if (record.at(0) != record.bytes().length - 1) {
      throw ImageException.at(number, "its length is wrong");
    }
    if (record.sum() != 0xff) {
      throw ImageException.at(number, "its checksum is wrong");
    }
    var width = digit < DATA_ADDRESS.length ? DATA_ADDRESS[digit] : 0;
    if (width > 0) {
      pieces.add(record.number(1, width), record.slice(1 + width, record.bytes().length - 1));
    }
  }
}
