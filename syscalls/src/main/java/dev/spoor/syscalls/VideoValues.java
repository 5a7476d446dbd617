package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.NameTable;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import java.util.ArrayList;
import java.util.List;

/// Numbers of cameras and other sources of pictures, linux/videodev2.h.
final class VideoValues {
  private static final long TIMESTAMP_MASK = 0xe000;
  private static final long TIME_SOURCE_MASK = 0x70000;

  /// How many controls a class can have.
  private static final long CONTROLS_PER_CLASS = 0x10000;

  private static final int FRACTION_BYTES = 8;

  private final Descriptions descriptions;

  VideoValues(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /// {@return a format of pictures, which is called by four characters}
  static Value format(NameTable names, long raw) {
    var characters = new ArrayList<Value>(4);
    for (var i = 0; i < 32; i += 8) {
      var octet = raw >>> i & 0xff;
      characters.add(new Value.Worded(octet, Base.UNSIGNED, ConsoleValues.quoted(octet)));
    }
    var symbols = names.one(raw);
    var words = new Value.Expression(raw, "v4l2_fourcc", characters);
    return new Value.Described(
        symbols,
        symbols.names().isEmpty() ? words : new Value.Commented(words, symbols.names().getFirst()));
  }

  /// {@return a control's number}
  ///
  /// @param next whether flags may ask for the one behind it
  Value control(long raw, boolean next) {
    var table = descriptions.table("v4l2ctrlnext");
    var mask = 0L;
    for (var name : table.names()) {
      mask |= table.value(name).orElse(0L);
    }
    var flags = next ? raw & mask : 0;
    var control = control(raw & ~flags);
    return flags == 0 ? control : joined(raw, List.of(table.flags(flags), control));
  }

  // One without a name by its class.
  private Value.Symbols control(long number) {
    var known = descriptions.table("v4l2cid").one(number);
    if (!known.names().isEmpty()) {
      return known;
    }
    var classes = descriptions.table("v4l2class");
    for (var name : classes.names()) {
      var place = number - classes.value(name).orElse(0L);
      if (place >= 0 && place < CONTROLS_PER_CLASS) {
        return Value.Symbols.of(
            number, name + "+" + (place == 0 ? "0" : "0x" + Long.toHexString(place)));
      }
    }
    return known;
  }

  /// {@return a buffer's flags, with the kind and the source of its time}
  Value bufferFlags(long raw) {
    var flags = raw & ~TIMESTAMP_MASK & ~TIME_SOURCE_MASK;
    var parts = new ArrayList<Value.Symbols>(3);
    if (flags != 0) {
      parts.add(descriptions.table("v4l2bufflag").flags(flags));
    }
    parts.add(descriptions.table("v4l2timestamp").one(raw & TIMESTAMP_MASK));
    parts.add(descriptions.table("v4l2timesource").one(raw & TIME_SOURCE_MASK));
    return joined(raw, parts);
  }

  // Numbers beside each other, but one where numbers are asked for.
  private static Value joined(long raw, List<Value.Symbols> parts) {
    var names = new ArrayList<String>();
    var unnamed = 0L;
    for (var part : parts) {
      names.addAll(part.names());
      unnamed |= part.unnamed();
    }
    return new Value.Described(
        new Value.Int(raw, Base.HEX),
        new Value.Symbols(raw, names, unnamed, Base.HEX, "", List.copyOf(parts)));
  }

  /// {@return a fraction of two 32-bit numbers at `address`}
  static Value fraction(Fetch fetch, long address) {
    var block = fetch.get(address, FRACTION_BYTES);
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var words = block.load(0, 4, false).orElse(0) + "/" + block.load(4, 4, false).orElse(0);
    return new Value.Worded(0, Base.UNSIGNED, words);
  }
}
