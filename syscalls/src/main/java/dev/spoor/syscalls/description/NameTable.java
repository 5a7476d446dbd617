package dev.spoor.syscalls.description;

import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names of an integer's values or bits, in the order they are looked for and written.
///
/// A row fits a number if the bits of its mask are those of its value. Where the description gives
/// no mask it is the value itself, which makes the row a flag.
///
/// A name may be given as `1_<<_NAME`: NAME is the number of a bit.
///
/// An item `|MASK` says that the bits of the mask are a number of their own, written first, behind
/// it the rest; `|?MASK` that a 0 in them is not written as a number; `|!MASK` that they are not
/// written where they are 0; `|MASK:FAMILY` that they are written also where they have no name,
/// which would look like FAMILY; `|<MASK:NAME` that they are a count, written last and with the
/// name of how far it is shifted, unless it is 0; `|` that the rest is written always, as nothing
/// if it is 0.
///
/// `|=MASK` and `|=MASK:NAME` leave it one number: the bits of the mask are told by name, first, or
/// as a number where they have none; or last, as a count and how far it is shifted.
public final class NameTable {
  private final String family;
  private final List<Row> rows;

  private record Row(String name, long value, long mask) {}

  private final List<Part> parts;

  /// Bits that are a number of their own; all others if there are none.
  private record Part(long mask, Kind kind, String name) {
    static Part parse(String text) {
      var colon = text.indexOf(':');
      var name = colon < 0 ? "" : text.substring(colon + 1);
      var kind =
          switch (text.length() > 1 ? text.charAt(1) : ' ') {
            case '?' -> Kind.FLAGS;
            case '!' -> Kind.RARE;
            case '<' -> Kind.SHIFTED;
            case '=' -> colon < 0 ? Kind.FIELD : Kind.COUNT;
            default -> colon < 0 ? Kind.ONE : Kind.ONE_ALWAYS;
          };
      var plain = kind == Kind.ONE || kind == Kind.ONE_ALWAYS;
      var digits = text.substring(plain ? 1 : 2, colon < 0 ? text.length() : colon);
      return new Part(digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16), kind, name);
    }

    enum Kind {
      ONE,
      ONE_ALWAYS,
      FLAGS,
      RARE,
      SHIFTED,
      FIELD,
      COUNT;

      boolean isWithin() {
        return this == FIELD || this == COUNT;
      }
    }
  }

  private NameTable(String family, List<Row> rows, List<Part> parts) {
    this.family = family;
    this.rows = rows;
    this.parts = parts;
  }

  /// {@return the table in a line `family NAME=hex NAME=hex/mask ...`}
  static NameTable parse(String line) {
    var rows = new ArrayList<Row>();
    var parts = new ArrayList<Part>();
    var at = line.indexOf(' ');
    var family = at < 0 ? line : line.substring(0, at);
    while (at >= 0) {
      var next = line.indexOf(' ', at + 1);
      var item = line.substring(at + 1, next < 0 ? line.length() : next);
      if (item.startsWith("|")) {
        parts.add(Part.parse(item));
      } else {
        rows.add(row(item));
      }
      at = next;
    }
    return new NameTable(family.equals("-") ? "" : family, rows, parts);
  }

  private static Row row(String text) {
    var equals = text.indexOf('=');
    var slash = text.indexOf('/', equals);
    var value = Long.parseUnsignedLong(text, equals + 1, slash < 0 ? text.length() : slash, 16);
    var mask = slash < 0 ? value : Long.parseUnsignedLong(text, slash + 1, text.length(), 16);
    var name = text.substring(0, equals);
    return new Row(name.startsWith("1_<<_") ? "1 << " + name.substring(5) : name, value, mask);
  }

  /// {@return what the names look like: `O_???`}
  public String family() {
    return family;
  }

  /// {@return the name of exactly `value`}
  public Optional<String> name(long value) {
    for (var row : rows) {
      if (row.value == value) {
        return Optional.of(row.name);
      }
    }
    return Optional.empty();
  }

  /// {@return the value called `name`}
  public Optional<Long> value(String name) {
    for (var row : rows) {
      if (row.name.equals(name)) {
        return Optional.of(row.value);
      }
    }
    return Optional.empty();
  }

  /// {@return all names, in their order}
  public List<String> names() {
    var names = new ArrayList<String>(rows.size());
    for (var row : rows) {
      names.add(row.name);
    }
    return names;
  }

  /// {@return `raw` as one of an enumeration}
  public Value.Symbols one(long raw) {
    var name = name(raw);
    return name.isPresent()
        ? Value.Symbols.of(raw, name.get())
        : new Value.Symbols(raw, List.of(), raw, Value.Base.HEX, family);
  }

  /// {@return `raw` as a combination of flags; no bits need no name}
  public Value.Symbols flags(long raw) {
    if (!parts.isEmpty() && parts.getFirst().kind.isWithin()) {
      return flagsAndFields(raw);
    }
    var shifted = 0L;
    for (var part : parts) {
      shifted |= part.kind == Part.Kind.SHIFTED ? part.mask : 0;
    }
    var whole = flags(raw & ~shifted, ~0L, true);
    return parts.isEmpty() || shifted != 0 && (raw & shifted) == 0
        ? whole
        : new Value.Symbols(
            raw,
            whole.names(),
            whole.unnamed() | raw & shifted,
            whole.base(),
            whole.family(),
            partsOf(raw));
  }

  private Value.Symbols flagsAndFields(long raw) {
    var names = new ArrayList<String>(4);
    var counts = new ArrayList<String>(1);
    var within = ~0L;
    for (var part : parts) {
      within &= ~part.mask;
      var bits = raw & part.mask;
      if (part.kind == Part.Kind.FIELD) {
        names.add(field(bits, part));
      } else if (bits != 0) {
        var by = Long.numberOfTrailingZeros(part.mask);
        counts.add(Long.toUnsignedString(bits >>> by) + "<<" + part.name);
      }
    }
    var rest = flags(raw & within, within, false);
    names.addAll(rest.names());
    names.addAll(counts);
    return new Value.Symbols(
        raw, names, rest.unnamed(), rest.base(), names.isEmpty() ? rest.family() : family);
  }

  private String field(long bits, Part part) {
    var one = one(bits, part);
    return one.names().isEmpty()
        ? "0x" + Long.toHexString(bits) + " /* " + family + " */"
        : one.names().getFirst();
  }

  private List<Value> partsOf(long raw) {
    var values = new ArrayList<Value>(parts.size() + 1);
    var rest = ~0L;
    var always = false;
    for (var part : parts) {
      always |= part.mask == 0;
      rest &= ~part.mask;
      if (part.kind == Part.Kind.RARE) {
        return (raw & part.mask) == 0
            ? List.of()
            : List.<Value>of(
                flags(raw & part.mask, part.mask, false), flags(raw & rest, rest, true));
      }
      if (part.kind == Part.Kind.FLAGS) {
        var flags = ifAny(flags(raw & part.mask, part.mask, true));
        // The first one may be nothing; behind others nothing is left out.
        if (values.isEmpty() || (raw & part.mask) != 0 || !flags.names().isEmpty()) {
          values.add(flags);
        }
      } else if (part.mask != 0 && part.kind != Part.Kind.SHIFTED) {
        var one = one(raw & part.mask, part);
        if (one.names().isEmpty() && part.kind == Part.Kind.ONE && !always) {
          return List.of();
        }
        values.add(one);
      }
    }
    if ((raw & rest) != 0 || always) {
      values.add(ifAny(flags(raw & rest, rest, false)));
    }
    for (var part : parts) {
      if (part.kind == Part.Kind.SHIFTED && (raw & part.mask) != 0) {
        var by = Long.numberOfTrailingZeros(part.mask);
        values.add(new Value.Shifted((raw & part.mask) >>> by, by, part.name));
      }
    }
    return values;
  }

  private Value.Symbols one(long bits, Part part) {
    for (var row : rows) {
      if (row.value == bits && row.mask == part.mask) {
        return Value.Symbols.of(bits, row.name);
      }
    }
    var like = part.name.isEmpty() ? family : part.name;
    return new Value.Symbols(bits, List.of(), bits, Value.Base.HEX, like);
  }

  private static Value.Symbols ifAny(Value.Symbols flags) {
    return new Value.Symbols(
        flags.raw(), flags.names(), flags.unnamed(), Value.Base.HEX_IF_ANY, flags.family());
  }

  /// Of the names whose masks are in `within`; with that of 0 if `zero` may have a name.
  private Value.Symbols flags(long raw, long within, boolean zero) {
    var names = new ArrayList<String>(4);
    var rest = raw;
    for (var row : rows) {
      if (zero && raw == 0 && row.value == 0 && (row.mask & ~within) == 0) {
        names.add(row.name);
        break;
      }
      var fits = row.mask != 0 && (row.mask & ~within) == 0;
      if (raw != 0 && fits && (raw & row.mask) == row.value && (row.value & rest) == row.value) {
        names.add(row.name);
        rest &= ~row.mask;
      }
    }
    return new Value.Symbols(raw, names, rest, Value.Base.HEX, raw == 0 ? "" : family);
  }
}
