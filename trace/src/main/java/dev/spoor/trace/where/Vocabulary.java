package dev.spoor.trace.where;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.syscalls.description.DescriptionSource;
import dev.spoor.syscalls.description.NameTable;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Width;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All names that a condition can have: of arguments and their parts, of constants, of calls. Reads
/// the descriptions when a name is first asked for. For use by one thread.
final class Vocabulary {
  private static final List<Abi> ABIS = List.of(Abi.X86_64, Abi.I386, Abi.X32);

  /// What no table of constants has: of asm-generic/fcntl.h, linux/stat.h, linux/futex.h,
  /// linux/resource.h.
  private static final Map<String, Long> OTHERS =
      Map.of(
          "NULL", 0L,
          "AT_FDCWD", -100L,
          "S_ISUID", 04000L,
          "S_ISGID", 02000L,
          "S_ISVTX", 01000L,
          "UTIME_NOW", 0x3fff_ffffL,
          "UTIME_OMIT", 0x3fff_fffeL,
          "FUTEX_CLOCK_REALTIME", 256L,
          "RLIM_INFINITY", -1L,
          "RLIM64_INFINITY", -1L);

  private static final String FUTEX_PRIVATE = "_PRIVATE";
  private static final long FUTEX_PRIVATE_FLAG = 128;

  private final DescriptionSource source = new DescriptionSource();
  private final Places places = new Places(source);
  private final Map<String, Set<Shape>> arguments = new HashMap<>();
  private final Set<String> calls = new TreeSet<>();

  Places places() {
    return places;
  }

  /// {@return what an argument called `name` can be; nothing if no call has one}
  Set<Shape> argument(String name) {
    readArguments();
    return arguments.getOrDefault(name, Set.of());
  }

  private void readArguments() {
    if (!arguments.isEmpty()) {
      return;
    }
    var descriptions = places.descriptions().getFirst();
    for (var entry : source.callNames()) {
      if (entry.contains("@" + Abi.AARCH64.label())) {
        continue;
      }
      var signature = descriptions.signature(entry);
      if (signature.isPresent()) {
        for (var parameter : signature.get().parameters()) {
          add(parameter.name(), parameter.shape());
        }
      }
    }
    // Of calls that are not described.
    for (var number = 1; number <= 6; number++) {
      add("arg" + number, new Shape.Pointer(new Shape.Opaque(), Width.LONG));
    }
  }

  private void add(String name, Shape shape) {
    if (!name.equals("_") && !(shape instanceof Shape.Nothing)) {
      arguments.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(shape);
    }
  }

  /// {@return the names of all arguments}
  Set<String> argumentNames() {
    readArguments();
    return arguments.keySet();
  }

  // ---- what values are

  /// {@return what a value at one of these places can be}
  Set<Kind> kinds(Set<Places.Place> at) {
    var kinds = EnumSet.noneOf(Kind.class);
    at.forEach(place -> kinds.addAll(kinds(place)));
    return kinds;
  }

  private Set<Kind> kinds(Places.Place place) {
    return switch (place.shape()) {
      case Shape.Special special ->
          switch (special.meaning()) {
            case STATUS,
                IPV4,
                IFINDEX,
                FUTEX_WAKE_OP,
                SVE_LENGTH,
                SME_LENGTH,
                TAGGED_ADDRESS,
                TONE,
                CHARACTER,
                LATIN_CHARACTER,
                MAPPED_CHARACTER ->
                EnumSet.of(Kind.NUMBER, Kind.TEXT);
            case FD,
                FD_OF,
                FD_BEHIND,
                DIRFD,
                MARKDIRFD,
                RINGFD,
                ID,
                ID16,
                PID,
                PGID,
                SID,
                MODE,
                MODE16,
                SIGNAL,
                SIGNALS,
                DEV,
                DEV64,
                PAGES,
                DEV32,
                DEV16,
                COMMAND,
                TIME,
                TIME64,
                RLIM,
                RLIM64,
                PORT,
                HTONL,
                HTOBS,
                L2CAP_PSM,
                L2CAP_CID,
                BITS,
                HTOBE64,
                TICKS,
                CLOCK,
                FUTEX_OP,
                KERNEL_VERSION,
                IOPRIO,
                KEY,
                ERRNO,
                CLONE,
                PRECISE_IP,
                QUOTA_COMMAND,
                PORT_RANGE,
                MICROSECONDS,
                PAGE_STATUS,
                BOOT_TIME,
                FAILURE,
                CALL,
                HUNDREDTHS,
                SWAP_FLAGS,
                OFFSET,
                OFFSET_PAIR,
                THREAD_AREA,
                POLLED,
                SELECTED,
                TIMED,
                VCPU_EXIT,
                NAMESPACES,
                CHILD,
                ATTACHED,
                HANDLER,
                MASKED,
                NARROW,
                TONE_PERIOD,
                VIDEO_PORT,
                KEY_FUNCTION,
                VIDEO_CONTROL,
                VIDEO_BUFFER_FLAGS,
                CREATED_BUFFERS,
                IFREQS ->
                EnumSet.of(Kind.NUMBER);
          };
      case Shape.Int _, Shape.Named _, Shape.Noted _, Shape.Pointer _, Shape.Opaque _ ->
          EnumSet.of(Kind.NUMBER);
      case Shape.Terminated _, Shape.Buffer _ -> EnumSet.of(Kind.TEXT);
      case Shape.Array(var _, var element, var _) -> kinds(places.of(place.in(), element));
      case Shape.Vector(var element) -> kinds(places.of(place.in(), element));
      case Shape.Reference _ -> EnumSet.of(Kind.WHOLE);
      // Decoded by code.
      case Shape.Foreign _ -> EnumSet.of(Kind.NUMBER, Kind.TEXT, Kind.WHOLE);
      case Shape.Sized _, Shape.Nothing _, Shape.Payload _ -> EnumSet.noneOf(Kind.class);
    };
  }

  /// {@return the tables that name the numbers at these places}
  Set<String> tables(Set<Places.Place> at) {
    var tables = new TreeSet<String>();
    for (var place : at) {
      if (place.shape() instanceof Shape.Named named) {
        tables.add(named.table());
      } else if (place.shape() instanceof Shape.Noted(var table, var _, var _)) {
        tables.add(table);
      }
    }
    return tables;
  }

  // ---- constants

  /// {@return the number called `name`; empty if there is none}
  ///
  /// @param preferred tables that come first
  /// @throws WhereException if tables that are as good as each other do not agree on it
  Optional<Long> constant(String name, Set<String> preferred, int at) {
    var own = constant(name, preferred);
    if (!own.isEmpty()) {
      return only(own, name, at);
    }
    var errno = Errno.named(name);
    if (errno.isPresent()) {
      return Optional.of((long) errno.get().value());
    }
    if (name.startsWith("SIG") && Signal.named(name).isPresent()) {
      return Signal.named(name).map(signal -> (long) signal.number());
    }
    if (OTHERS.containsKey(name)) {
      return Optional.ofNullable(OTHERS.get(name));
    }
    var anywhere = constant(name, source.tableNames());
    if (!anywhere.isEmpty()) {
      return only(anywhere, name, at);
    }
    return privateFutex(name).or(() -> ioctl(name));
  }

  private Set<Long> constant(String name, Iterable<String> tables) {
    var values = new LinkedHashSet<Long>();
    for (var table : tables) {
      table(table).value(name).ifPresent(values::add);
    }
    return values;
  }

  private NameTable table(String name) {
    return places.descriptions().getFirst().table(name);
  }

  private static Optional<Long> only(Set<Long> values, String name, int at) {
    if (values.size() > 1) {
      throw new WhereException(
          "'" + name + "' is several numbers: " + values + "; write the one that is meant", at);
    }
    return Optional.of(values.iterator().next());
  }

  private Optional<Long> privateFutex(String name) {
    if (!name.startsWith("FUTEX_") || !name.endsWith(FUTEX_PRIVATE)) {
      return Optional.empty();
    }
    var plain = name.substring(0, name.length() - FUTEX_PRIVATE.length());
    return table("futex").value(plain).map(value -> value | FUTEX_PRIVATE_FLAG);
  }

  /// A command that has other numbers under other ABIs is equal to itself by its name.
  private Optional<Long> ioctl(String name) {
    for (var descriptions : places.descriptions()) {
      var command = descriptions.ioctl(name);
      if (command.isPresent()) {
        return Optional.of(command.get() & 0xffff_ffffL);
      }
    }
    return Optional.empty();
  }

  /// {@return the names of all constants but those of ioctl(2)}
  List<String> constantNames() {
    var names = new ArrayList<String>(OTHERS.keySet());
    for (var table : source.tableNames()) {
      names.addAll(table(table).names());
    }
    for (var number = 1; number < 134; number++) {
      names.add(Errno.of(number).name());
    }
    for (var number = 1; number <= Signal.LAST; number++) {
      names.add(Signal.of(number).name());
    }
    return names;
  }

  // ---- words

  /// {@return the names of all calls}
  Set<String> callNames() {
    if (calls.isEmpty()) {
      for (var abi : ABIS) {
        SyscallTable.of(abi).rows().forEach(row -> calls.add(row.name()));
      }
    }
    return calls;
  }

  /// {@return the names of all errors}
  static Set<String> errorNames() {
    var names = new TreeSet<String>();
    for (var number = 1; number < 600; number++) {
      var errno = Errno.of(number);
      if (Errno.named(errno.name()).isPresent()) {
        names.add(errno.name());
      }
    }
    return names;
  }

  /// {@return the names of the ABIs}
  static Set<String> abiNames() {
    var names = new TreeSet<String>();
    ABIS.forEach(abi -> names.add(abi.label()));
    return names;
  }
}
