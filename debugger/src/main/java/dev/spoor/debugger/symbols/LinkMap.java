package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Printable;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.SegmentType;
import java.util.Optional;

/// What the dynamic linker calls the objects that it has loaded: `struct r_debug` and `struct
/// link_map` of link.h, which the program's dynamic section points to (`DT_DEBUG`).
///
/// @param memory of the program
/// @param program its first object
record LinkMap(Memory memory, LoadedObject program, int addressBytes) {
  private static final long DT_DEBUG = 21;
  private static final int MOST_ENTRIES = 512;
  private static final int MOST_OBJECTS = 10_000;
  private static final int MOST_NAME_BYTES = 4096;

  /// {@return the name of an object}
  Optional<String> nameOf(LoadedObject object) {
    var entry = first();
    for (var i = 0; i < MOST_OBJECTS && entry.isPresent() && !entry.get().isZero(); i++) {
      var bias = word(entry.get(), 0);
      if (bias.isPresent() && bias.get().value() == object.bias()) {
        return word(entry.get(), 1).flatMap(this::text);
      }
      entry = word(entry.get(), 3);
    }
    return Optional.empty();
  }

  private Optional<Address> first() {
    for (var segment : program.file().segments()) {
      if (segment.type().equals(SegmentType.DYNAMIC)) {
        var at = program.address(segment.address());
        for (var i = 0; i < MOST_ENTRIES; i++) {
          var tag = word(at, 2 * i);
          if (tag.isEmpty() || tag.get().isZero()) {
            return Optional.empty();
          }
          if (tag.get().value() == DT_DEBUG) {
            // Behind the version, which fills a word.
            return word(at, 2 * i + 1)
                .filter(debug -> !debug.isZero())
                .flatMap(debug -> word(debug, 1));
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Address> word(Address at, int index) {
    var read = memory.readUnsigned(at.plus((long) index * addressBytes), addressBytes);
    return read.isPresent() ? Optional.of(Address.of(read.getAsLong())) : Optional.empty();
  }

  private Optional<String> text(Address at) {
    var bytes = memory.read(at, MOST_NAME_BYTES);
    for (var end = 0; end < bytes.length; end++) {
      if (bytes[end] == 0) {
        return end == 0
            ? Optional.empty()
            : Optional.of(Printable.decode(ByteString.of(bytes, 0, end)));
      }
    }
    return Optional.empty();
  }
}
