package dev.spoor.syscalls.description;

import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names of an integer's values or bits, in the order they are looked for and written.
///
/// A row fits a number if the bits of its mask are those of its value. Where the description gives
/// no mask it is the value itself, which makes the row a flag.
public final class NameTable {
  private final String family;
  private final List<Row> rows;

  private record Row(String name, long value, long mask) {}

  private NameTable(String family, List<Row> rows) {
    this.family = family;
    this.rows = rows;
  }

  /// {@return the table in a line `family NAME=hex NAME=hex/mask ...`}
  static NameTable parse(String line) {
    var rows = new ArrayList<Row>();
    var at = line.indexOf(' ');
    var family = at < 0 ? line : line.substring(0, at);
    while (at >= 0) {
      var next = line.indexOf(' ', at + 1);
      rows.add(row(line.substring(at + 1, next < 0 ? line.length() : next)));
      at = next;
    }
    return new NameTable(family.equals("-") ? "" : family, rows);
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
    var names = new ArrayList<String>(4);
    var rest = raw;
    if (raw == 0) {
      name(0).ifPresent(names::add);
    }
    for (var row : rows) {
      if (raw == 0) {
        break;
      }
      var zero = row.mask == 0;
      if (!zero && (raw & row.mask) == row.value && (row.value & rest) == row.value) {
        names.add(row.name);
        rest &= ~row.mask;
      }
    }
    return new Value.Symbols(raw, names, rest, Value.Base.HEX, family);
  }
}
