package dev.spoor.repl.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What `$readmemh` reads (IEEE 1364-2005, section 17.2.9): `@` and an address, then bytes as two
/// digits each.
final class VerilogMemory implements ImageFormat {
  private static final int LINE_BYTES = 16;
  private static final int MOST_DIGITS = 16;
  private static final String END = "\r\n";

  @Override
  public String name() {
    return "verilog";
  }

  @Override
  public String description() {
    return "a verilog hex file";
  }

  @Override
  public boolean isBegunBy(String text) {
    return text.startsWith("@");
  }

  @Override
  public String write(String name, Piece piece) {
    var text = new StringBuilder();
    var isWide = piece.end() - 1 >>> 32 != 0;
    text.append(String.format(Locale.ROOT, isWide ? "@%016X" : "@%08X", piece.at())).append(END);
    var blanks = HexFormat.ofDelimiter(" ").withUpperCase();
    for (var from = 0; from < piece.bytes().length; from += LINE_BYTES) {
      var end = Math.min(piece.bytes().length, from + LINE_BYTES);
      text.append(blanks.formatHex(Arrays.copyOfRange(piece.bytes(), from, end))).append(END);
    }
    return text.toString();
  }

  @Override
  public List<Piece> read(String text) {
    var pieces = new Piece.Gathering();
    var number = 0;
    var at = 0L;
    for (var line : text.lines().toList()) {
      number++;
      for (var word : words(line)) {
        if (word.startsWith("@")) {
          at = address(number, word.substring(1));
        } else {
          pieces.add(at, RecordLine.parse(number, word).slice(0, word.length() / 2));
          at += word.length() / 2;
        }
      }
    }
    return pieces.all();
  }

  private static List<String> words(String line) {
    var found = new ArrayList<>(Arrays.asList(line.strip().split("\\s+", -1)));
    found.removeIf(String::isEmpty);
    return found;
  }

  private static long address(int number, String digits) {
    if (!digits.matches("[0-9A-Fa-f]{1," + MOST_DIGITS + "}")) {
      throw ImageException.at(number, "no address");
    }
    return Long.parseUnsignedLong(digits, MOST_DIGITS);
  }
}
