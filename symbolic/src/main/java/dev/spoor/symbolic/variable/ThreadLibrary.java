package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.symbolic.expression.ThreadLocalPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where glibc keeps the thread-local storage of libraries, by what it tells debuggers itself: for
/// each field of its structures that they need, it has a constant `_thread_db_STRUCTURE_FIELD` of
/// three numbers: its width in bits, how many there are, its offset in bytes. Nothing of glibc's is
/// known here but these names and what the fields mean; `struct link_map` begins as <link.h> has
/// it.
///
/// For one thread.
final class ThreadLibrary {
  private static final String PREFIX = "_thread_db_";

  /// glibc gives each thread a table of pointers to blocks, the DTV; this one's is not made.
  private static final String UNALLOCATED =
      "the thread has not yet used the storage of that library, and has none";

  private static final String SILENT = "the C library does not tell where a library's storage is";

  private static final int MOST_MODULES = 1 << 16;

  private final DebuggedObjects objects;
  private final Memory memory;
  private final int addressBytes;
  private final Map<String, Optional<Field>> fields = new HashMap<>();

  ThreadLibrary(DebuggedObjects objects, Memory memory, int addressBytes) {
    this.objects = objects;
    this.memory = memory;
    this.addressBytes = addressBytes;
  }

  /// A field of a structure.
  ///
  /// @param widthBytes of one element
  /// @param offset in bytes
  private record Field(int widthBytes, int offset) {}

  /// An object as the C library counts it.
  ///
  /// @param number its place in each thread's table
  /// @param generation since when it has that place
  /// @param linkMap its description
  private record Module(long number, long generation, Address linkMap) {}

  /// What is not there ends the search.
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1;

    Unknown(String reason) {
      super(reason, null, false, false);
    }
  }

  /// {@return where a thread's block of an object is}
  ///
  /// @param pointer the thread pointer
  /// @param dynamic where the object's dynamic section is
  ThreadLocalPlace block(long pointer, Address dynamic) {
    try {
      return block(Address.of(pointer), module(dynamic));
    } catch (Unknown unknown) {
      return new ThreadLocalPlace.Unknown(String.valueOf(unknown.getMessage()));
    }
  }

  private ThreadLocalPlace block(Address thread, Module module) throws Unknown {
    var table = Address.of(value("pthread_dtvp", thread));
    var generation = value("dtv_t_counter", table);
    var entries = field("dtv_dtv");
    var entry = table.plus(entries.offset() + module.number() * entries.widthBytes());
    if (Long.compareUnsigned(module.generation(), generation) <= 0) {
      var block = value("dtv_t_pointer_val", entry);
      // A block that is not made yet is all ones.
      if (block != 0 && (block & 1) == 0) {
        return new ThreadLocalPlace.At(block);
      }
    }
    var distance = signed(value("link_map_l_tls_offset", module.linkMap()));
    return distance > 0
        ? new ThreadLocalPlace.At(thread.value() - distance)
        : new ThreadLocalPlace.Unknown(UNALLOCATED);
  }

  private long signed(long value) {
    return addressBytes == Integer.BYTES ? (int) value : value;
  }

  /// By the dynamic linker's list of those that have such storage: a chain of arrays, in which an
  /// object's place is its number.
  private Module module(Address dynamic) throws Unknown {
    var list = Address.of(value("rtld_global__dl_tls_dtv_slotinfo_list", symbol("_rtld_global")));
    var number = 0L;
    for (; !list.isZero() && number < MOST_MODULES; list = next(list)) {
      var length = value("dtv_slotinfo_list_len", list);
      var slots = list.plus(field("dtv_slotinfo_list_slotinfo").offset());
      var each = number(symbol(PREFIX + "sizeof_dtv_slotinfo"));
      if (Long.compareUnsigned(length, MOST_MODULES) > 0) {
        throw new Unknown("the dynamic linker's list of objects is damaged");
      }
      for (var i = 0; i < length; i++) {
        var slot = slots.plus((long) i * each);
        var map = Address.of(value("dtv_slotinfo_map", slot));
        if (!map.isZero() && dynamicOf(map).equals(dynamic)) {
          return new Module(number + i, value("dtv_slotinfo_gen", slot), map);
        }
      }
      number += length;
    }
    throw new Unknown("the dynamic linker does not know the object");
  }

  private Address next(Address list) throws Unknown {
    return Address.of(value("dtv_slotinfo_list_next", list));
  }

  /// `l_ld` of <link.h>.
  private Address dynamicOf(Address linkMap) throws Unknown {
    return Address.of(read(linkMap.plus(2L * addressBytes), addressBytes));
  }

  private long value(String name, Address structure) throws Unknown {
    var field = field(name);
    return read(structure.plus(field.offset()), field.widthBytes());
  }

  private Field field(String name) throws Unknown {
    var known = fields.get(name);
    if (known == null) {
      known = find(symbol(PREFIX + name));
      fields.put(name, known);
    }
    return known.orElseThrow(() -> new Unknown(SILENT));
  }

  private Optional<Field> find(Address description) throws Unknown {
    var bits = number(description);
    var offset = number(description.plus(2L * Integer.BYTES));
    return bits < Byte.SIZE || bits > 1 << 16 || offset < 0
        ? Optional.empty()
        : Optional.of(new Field(bits / Byte.SIZE, offset));
  }

  private Address symbol(String name) throws Unknown {
    for (var object : objects.loaded()) {
      var found = symbol(object, name);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new Unknown(SILENT);
  }

  private static Optional<Address> symbol(LoadedObject object, String name) {
    try {
      return object.symbolsNamed(name).stream()
          .findFirst()
          .map(symbol -> object.address(symbol.address()));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private int number(Address at) throws Unknown {
    return (int) read(at, Integer.BYTES);
  }

  private long read(Address at, int widthBytes) throws Unknown {
    if (widthBytes != Integer.BYTES && widthBytes != Long.BYTES) {
      throw new Unknown(SILENT);
    }
    var value = memory.readUnsigned(at, widthBytes);
    if (value.isEmpty()) {
      throw new Unknown("no memory can be read at " + at);
    }
    return value.getAsLong();
  }
}
