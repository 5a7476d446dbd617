package dev.spoor.repl.data;

import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import java.util.Locale;

/// Where the members of one structure are, as `ptype/o` writes it before them, with the holes
/// between them.
final class LayoutColumns {
  static final String HEADER = "/* offset      |    size */  ";
  static final int WIDTH = 27;

  private final CompoundType type;
  private final long startBits;
  private final boolean hex;
  private long end;

  /// @param startBits where the structure is in the outermost one
  LayoutColumns(CompoundType type, long startBits, boolean hex) {
    this.type = type;
    this.startBits = startBits;
    this.hex = hex;
  }

  /// {@return what stands before a member}
  String before(Member member) {
    var size = member.type().type().sizeBytes().orElse(0);
    if (type.kind() == CompoundType.Kind.UNION && !member.isStatic()) {
      return "/*" + String.format(Locale.ROOT, "%22s", number(size)) + " */";
    }
    return switch (member.placement()) {
      case Placement.AtByte(var at) -> {
        var hole = hole(at * Byte.SIZE, "hole");
        end = (at + size) * Byte.SIZE;
        yield hole
            + "/* "
            + number(startBits / Byte.SIZE + at)
            + "      |  "
            + number(size)
            + " */";
      }
      case Placement.AtBits(var at, var bits) -> {
        var hole = hole(at, "hole");
        end = at + bits;
        yield hole + bitField(startBits + at, size);
      }
      case Placement.Computed _, Placement.Static _ -> " ".repeat(WIDTH);
    };
  }

  private String bitField(long at, long size) {
    var bit = at % Byte.SIZE;
    return "/* "
        + number(at / Byte.SIZE)
        + (hex ? ": 0x" + bit + " |  " : String.format(Locale.ROOT, ":%2d   |  ", bit))
        + number(size)
        + " */";
  }

  private String number(long value) {
    return String.format(Locale.ROOT, hex ? "0x%04x" : "%6d", value);
  }

  /// {@return what stands behind the last member}
  String padding() {
    return hole(type.sizeBytes().orElse(0) * Byte.SIZE, "padding");
  }

  private String hole(long next, String what) {
    if (end <= 0 || end >= next) {
      return "";
    }
    var bits = (next - end) % Byte.SIZE;
    var bytes = (next - end) / Byte.SIZE;
    return (bits > 0 ? String.format(Locale.ROOT, "/* XXX %2d-bit %-7s    */\n", bits, what) : "")
        + (bytes > 0 ? String.format(Locale.ROOT, "/* XXX %2d-byte %-7s   */\n", bytes, what) : "");
  }

  /// {@return where a member begins, in bits from the outermost structure's beginning}
  long startOf(Member member) {
    return member.placement() instanceof Placement.AtByte(var at)
        ? startBits + at * Byte.SIZE
        : startBits;
  }
}
