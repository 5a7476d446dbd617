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
/// An item `|MASK` says that the bits of the mask are a number of their own, written first, behind
/// it the rest; `|?MASK` that a 0 in them is not written as a number; `|!MASK` that they are not
/// written where they are 0; `|` that the rest is written always, as nothing if it is 0.
public final class NameTable {
  private final String family;
  private final List<Row> rows;

  private record Row(String name, long value, long mask) {}

  private final List<Part> parts;

  /// Bits that are a number of their own; all others if there are none.
  private record Part(long mask, boolean isFlags, boolean isRare) {
    static Part parse(String text) {
      var isFlags = text.startsWith("|?");
      var isRare = text.startsWith("|!");
      var digits = text.substring(isFlags || isRare ? 2 : 1);
      var mask = digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16);
      return new Part(mask, isFlags, isRare);
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
    return new Row(text.substring(0, equals), value, mask);
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

  /// {@return `raw` as a combination of flags}
  public Value.Symbols flags(long raw) {
    var whole = flags(raw, ~0L, true);
    return parts.isEmpty()
        ? whole
        : new Value.Symbols(
            raw, whole.names(), whole.unnamed(), whole.base(), family, partsOf(raw));
  }

  private List<Value> partsOf(long raw) {
    var values = new ArrayList<Value>(parts.size() + 1);
    var rest = ~0L;
    var always = false;
    for (var part : parts) {
      always |= part.mask == 0;
      rest &= ~part.mask;
      if (part.isRare) {
        return (raw & part.mask) == 0
            ? List.of()
            : List.<Value>of(
                flags(raw & part.mask, part.mask, false), flags(raw & rest, rest, true));
      }
      if (part.isFlags) {
        values.add(ifAny(flags(raw & part.mask, part.mask, true)));
      } else if (part.mask != 0) {
        var one = one(raw & part.mask, part.mask);
        if (one.names().isEmpty() && !always) {
          return List.of();
        }
        values.add(one);
      }
    }
    if ((raw & rest) != 0 || always) {
      values.add(ifAny(flags(raw & rest, rest, false)));
    }
    return values;
  }

  private Value.Symbols one(long bits, long mask) {
    for (var row : rows) {
      if (row.value == bits && row.mask == mask) {
        return Value.Symbols.of(bits, row.name);
      }
    }
    return new Value.Symbols(bits, List.of(), bits, Value.Base.HEX, family);
  }

  private static Value.Symbols ifAny(Value.Symbols flags) {
    return new Value.Symbols(
        flags.raw(), flags.names(), flags.unnamed(), Value.Base.HEX_IF_ANY, flags.family());
  }

  /// Of the names whose masks are in `within`; with that of 0 if `zero` may have a name.
  private Value.Symbols flags(long raw, long within, boolean zero) {
    var names = new ArrayList<String>(4);
    var rest = raw;
    if (zero && raw == 0) {
      name(0).ifPresent(names::add);
    }
    for (var row : rows) {
      if (raw == 0) {
        break;
      }
      var fits = row.mask != 0 && (row.mask & ~within) == 0;
      if (fits && (raw & row.mask) == row.value && (row.value & rest) == row.value) {
        names.add(row.name);
        rest &= ~row.mask;
      }
    }
    return new Value.Symbols(raw, names, rest, Value.Base.HEX, family);
  }
}
