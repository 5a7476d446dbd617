package dev.spoor.syscalls;

import dev.spoor.machine.linux.Signal;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Expression.Names;
import dev.spoor.syscalls.description.IoctlMacros;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Numbers and what they mean.
final class ScalarReader {
  private static final int MAX_ERRNO = 4095;

  private static final long NANOSECONDS_PER_SECOND = 1_000_000_000L;

  /// linux/io_uring.h
  private static final int RING_FILES_SKIP = -2;

  private static final int AT_FDCWD = -100;
  private static final int FAN_NOFD = -1;
  private static final int MODE_BITS = 0xffff;
  private static final int FUTEX_PRIVATE = 128;
  private static final int FUTEX_REALTIME = 256;
  private static final int FUTEX_FD = 2;

  private final Descriptions descriptions;
  private final Times times = new Times();
  private final ConsoleValues console;
  private final VideoValues video;
  private Decorations decorations = Decorations.NONE;

  /// Where a relative path begins: the descriptor of the directory that was read last.
  private int directory = AT_FDCWD;

  ScalarReader(Descriptions descriptions) {
    this.descriptions = descriptions;
    this.console = new ConsoleValues(descriptions);
    this.video = new VideoValues(descriptions);
  }

  /// Takes what descriptors refer to from `decorations` from now on.
  void decorate(Decorations decorations) {
    this.decorations = decorations;
    directory = AT_FDCWD;
  }

  /// {@return `path`, with the context of the file that it names}
  Value labelled(Value path) {
    if (path instanceof Value.Text(var bytes, var truncated)
        && !truncated
        && decorations.tellsContexts()) {
      var context = decorations.fileContext(directory, bytes);
      return context.length() == 0 ? path : new Value.Labelled(path, context);
    }
    return path;
  }

  /// {@return what tells of descriptors and tasks now}
  Decorations decorations() {
    return decorations;
  }

  /// Runs `reading` with descriptors as bare numbers.
  <T> T undecorated(Supplier<T> reading) {
    var before = decorations;
    decorations = Decorations.NONE;
    try {
      return reading.get();
    } finally {
      decorations = before;
    }
  }

  Value read(Shape.Scalar shape, long raw, Names names) {
    return switch (shape) {
      case Shape.Int(var _, var _, var base) -> new Value.Int(raw, base);
      case Shape.Pointer _ -> Value.Pointer.of(raw);
      case Shape.Named(var width, var _, var table, var kind) -> {
        var bits = Block.extended(raw, width.bytes(descriptions.abi()), false);
        var all = descriptions.table(table);
        yield switch (kind) {
          case ENUM -> shape.signed() ? signed(all.one(bits), raw) : all.one(bits);
          case COUNTED -> counted(all.one(bits), raw, shape.signed());
          case TOLD -> shape.signed() ? numbered(all.one(bits), raw) : told(all.one(bits));
          case TOLD_FLAGS -> told(all.flags(bits));
          case FLAGS -> all.flags(bits);
          case NETWORK -> network(all, (int) bits);
          case FOURCC -> VideoValues.format(all, bits);
          case PERMISSIONS -> permissions(all.flags(bits & ~0777), bits);
        };
      }
      case Shape.Special special -> special(special, raw, names);
      case Shape.Noted _ -> new Value.Int(raw, Base.HEX);
    };
  }

  private static Value network(dev.spoor.syscalls.description.NameTable table, int bits) {
    var number = bits >> 8 & 0xff | bits << 8 & 0xff00;
    var known = table.one(number);
    return new Value.Expression(
        number,
        "htons",
        List.of(
            known.names().isEmpty() && table.family().isEmpty() ? Value.Int.of(number) : known));
  }

  private static Value signed(Value.Symbols symbols, long raw) {
    return symbols.names().isEmpty()
        ? symbols
        : new Value.Symbols(raw, symbols.names(), 0, Base.DECIMAL, "");
  }

  private static Value told(Value.Symbols symbols) {
    return new Value.Symbols(
        symbols.raw(), symbols.names(), symbols.unnamed(), Base.HEX_AND_NAMES, symbols.family());
  }

  private static Value numbered(Value.Symbols symbols, long raw) {
    return new Value.Symbols(
        raw, symbols.names(), symbols.unnamed(), Base.DECIMAL_AND_NAMES, symbols.family());
  }

  private static Value counted(Value.Symbols symbols, long raw, boolean signed) {
    return new Value.Symbols(
        raw,
        symbols.names(),
        symbols.names().isEmpty() ? raw : 0,
        signed && raw < 0 ? Base.DECIMAL : Base.UNSIGNED,
        symbols.family());
  }

  /// {@return `value` with the point in time that it is beside it; or what utimensat(2) does
  /// instead of setting it}
  Value moment(Value value, long seconds, long nanoseconds) {
    // linux/stat.h
    if (nanoseconds == 0x3fff_ffff) {
      return new Value.Described(value, Value.Symbols.of(nanoseconds, "UTIME_NOW"));
    }
    return nanoseconds == 0x3fff_fffe
        ? new Value.Described(value, Value.Symbols.of(nanoseconds, "UTIME_OMIT"))
        : times.commented(value, seconds, nanoseconds);
  }

  /// {@return `value` with the point in time that it is beside it}
  Value momentInMicroseconds(Value value, long seconds, long microseconds) {
    return times.commentedInMicroseconds(value, seconds, microseconds);
  }

  /// {@return a point in time in words, or nothing if it has none}
  Optional<String> words(long seconds) {
    return times.words(seconds, 0);
  }

  private Value special(Shape.Special shape, long raw, Names names) {
    return switch (shape.meaning()) {
      case FD -> fd((int) raw);
      case FD_OF -> foreign((int) raw, decorations.descriptorOf(argument(shape, names), (int) raw));
      case FD_BEHIND ->
          foreign((int) raw, decorations.descriptorBehind(argument(shape, names), (int) raw));
      case DIRFD -> dirfd((int) raw);
      case MARKDIRFD ->
          raw == FAN_NOFD ? new Value.Fd(FAN_NOFD, "FAN_NOFD", Referent.UNKNOWN) : dirfd((int) raw);
      case RINGFD -> ringFd((int) raw);
      case ID -> id(raw, 0xffff_ffffL);
      case ID16 -> id(raw, 0xffffL);
      case PID, CHILD -> pid(ProcessId.TASK, (int) raw);
      case PGID -> pid(ProcessId.GROUP, (int) raw);
      case SID -> pid(ProcessId.SESSION, (int) raw);
      case MODE, MODE16 -> mode(raw & MODE_BITS);
      case SIGNAL -> shape.signed() ? signal((int) raw) : unsignedSignal(raw);
      case PAGES -> new Value.Int(raw << 12, Base.HEX);
      case DEV, DEV64 ->
          device(
              raw >>> 32 & ~0xfffL | raw >> 8 & 0xfff,
              raw >> 12 & ~0xffL & 0xffff_ffffL | raw & 0xff,
              raw);
      case DEV32 -> device(raw >> 8 & 0xfff, raw >> 12 & 0xfff00 | raw & 0xff, raw);
      case DEV16 -> device(raw >> 8 & 0xff, raw & 0xff, raw);
      case STATUS -> WaitStatusWords.of((int) raw);
      case COMMAND -> command((int) raw);
      case TIME, TIME64 -> {
        var nanoseconds =
            shape.arguments().isEmpty() ? 0 : shape.arguments().getFirst().evaluate(names);
        yield times.commented(Value.Int.of(raw), raw, nanoseconds);
      }
      case RLIM ->
          limit(
              raw,
              shape.width().bytes(descriptions.abi()) == 8 ? "RLIM64_INFINITY" : "RLIM_INFINITY",
              Block.extended(-1, shape.width().bytes(descriptions.abi()), false));
      case RLIM64 -> limit(raw, "RLIM64_INFINITY", -1);
      case PORT -> {
        var port = (int) (raw >> 8 & 0xff | raw << 8 & 0xff00);
        yield new Value.Expression(port, "htons", List.of(Value.Int.of(port)));
      }
      case IPV4 -> ipv4((int) raw);
      case IFINDEX -> networkInterface(raw);
      case HTONL -> {
        var number = Integer.toUnsignedLong(Integer.reverseBytes((int) raw));
        yield new Value.Expression(number, "htonl", List.of(new Value.Int(number, Base.HEX)));
      }
      case HTOBS -> bluetooth(raw, Value.Int.of(raw));
      case L2CAP_PSM -> bluetooth(raw, dynamic("l2cappsm", "L2CAP_PSM_DYN_START", 0x1001, raw));
      case L2CAP_CID -> bluetooth(raw, dynamic("l2capcid", "L2CAP_CID_DYN_START", 0x40, raw));
      case BITS ->
          new Value.Commented(
              new Value.Int(raw, Base.HEX),
              "Bits "
                  + shape.arguments().getFirst().evaluate(names)
                  + ".."
                  + shape.arguments().getLast().evaluate(names));
      case HTOBE64 ->
          new Value.Expression(
              raw, "htobe64", List.of(new Value.Int(Long.reverseBytes(raw), Base.UNSIGNED)));
      case HUNDREDTHS -> seconds(raw, 2);
      case MICROSECONDS -> seconds(raw, 6);
      case CLOCK -> descriptions.table("clock").one(raw & 0xffff_ffffL);
      case FUTEX_OP -> futex((int) raw);
      case FUTEX_WAKE_OP -> futexWakeOp((int) raw);
      case KERNEL_VERSION ->
          new Value.Expression(
              raw,
              "KERNEL_VERSION",
              List.of(
                  Value.Int.of(raw >> 16 & 0xffff),
                  Value.Int.of(raw >> 8 & 0xff),
                  Value.Int.of(raw & 0xff)));
      case IOPRIO -> {
        var bits = Block.extended(raw, shape.width().bytes(descriptions.abi()), false);
        yield new Value.Expression(
            raw,
            "IOPRIO_PRIO_VALUE",
            List.of(
                descriptions.table("ioprioclass").one(bits >> 13), Value.Int.of(bits & 0x1fff)));
      }
      case KEY -> key((int) raw);
      case ERRNO -> errno((int) raw);
      case CLONE -> clone(raw);
      case PRECISE_IP -> new Value.Commented(new Value.Int(raw, Base.UNSIGNED), skid((int) raw));
      case PORT_RANGE -> portRange((int) raw);
      case QUOTA_COMMAND ->
          new Value.Expression(
              raw,
              "QCMD",
              List.of(
                  descriptions.table("quotacmd").one(raw >> 8),
                  descriptions.table("quotatype").one(raw & 0xff)));
      case SIGNALS -> FormReader.signals(raw, 32);
      case PAGE_STATUS, FAILURE -> failure(raw);
      case CALL ->
          SignalInfoValues.call((int) raw, argument(shape, names), Optional.of(descriptions.abi()));
      case TICKS -> ticks(raw);
      case SWAP_FLAGS -> swapFlags(raw);
      case SVE_LENGTH -> vectorLength("svelength", raw);
      case SME_LENGTH -> vectorLength("smelength", raw);
      case TAGGED_ADDRESS -> taggedAddress(raw);
      case IFREQS -> structures(raw, argument(shape, names));
      case TONE_PERIOD -> console.period(raw);
      case TONE -> console.tone(raw);
      case VIDEO_PORT -> ConsoleValues.port(raw);
      case LATIN_CHARACTER -> ConsoleValues.characterValue(raw);
      case MAPPED_CHARACTER -> ConsoleValues.mapped(raw);
      case KEY_FUNCTION -> console.function(raw);
      case VIDEO_CONTROL -> video.control(raw, argument(shape, names) != 0);
      case VIDEO_BUFFER_FLAGS -> video.bufferFlags(raw);
      case CHARACTER -> character(raw);
      case BOOT_TIME -> sinceStart(raw);
      case ATTACHED -> Value.Pointer.of(raw);
      case HANDLER -> descriptions.table("sighandler").one(raw);
      case MASKED -> FormReader.signals(raw, 32);
      case OFFSET,
          OFFSET_PAIR,
          THREAD_AREA,
          POLLED,
          SELECTED,
          TIMED,
          VCPU_EXIT,
          CREATED_BUFFERS,
          NAMESPACES,
          NARROW ->
          Value.Int.of(raw);
    };
  }

  // What is added is not exact: to the second.
  private Value sinceStart(long nanoseconds) {
    var number = new Value.Int(nanoseconds, Base.UNSIGNED);
    var start = decorations.started();
    if (start.isEmpty()) {
      return number;
    }
    var told =
        times.commented(number, (start.getAsLong() + nanoseconds) / NANOSECONDS_PER_SECOND, 0);
    return told instanceof Value.Commented ? new Value.Described(number, told) : number;
  }

  private Value ringFd(int fd) {
    return fd == RING_FILES_SKIP
        ? new Value.Fd(fd, "IORING_REGISTER_FILES_SKIP", Referent.UNKNOWN)
        : fd(fd);
  }

  private static Value failure(long raw) {
    return raw < 0 && raw >= -MAX_ERRNO
        ? Value.Symbols.signed(raw, "-" + dev.spoor.machine.linux.Errno.of((int) -raw).name())
        : Value.Int.of(raw);
  }

  private static Value character(long raw) {
    return raw > ' ' && raw < 0x7f
        ? new Value.Worded(raw, Base.UNSIGNED, "'" + (char) raw + "'")
        : new Value.Int(raw, Base.UNSIGNED);
  }

  // Bluetooth's numbers have the lowest byte first, as this machine's.
  private static Value bluetooth(long raw, Value value) {
    return new Value.Expression(raw, "htobs", List.of(value));
  }

  // Numbers from a start on are given out as they are asked for: bluetooth/l2cap.h.
  private Value dynamic(String table, String name, long start, long raw) {
    var known = descriptions.table(table).one(raw);
    return known.names().isEmpty() && raw > start
        ? Value.Symbols.of(raw, name + "+" + (raw - start))
        : known;
  }

  /// A number of units of time with the seconds beside it.
  ///
  /// @param digits how many decimal digits the units are behind the point
  private static Value seconds(long raw, int digits) {
    if (raw == 0) {
      return Value.Int.of(0);
    }
    var number = new Value.Int(raw, Base.UNSIGNED);
    var seconds = new BigDecimal(new BigInteger(Long.toUnsignedString(raw)), digits);
    return new Value.Described(number, new Value.Commented(number, seconds.toPlainString() + " s"));
  }

  private static Value portRange(int raw) {
    var low = raw & 0xffff;
    var high = raw >>> 16;
    var number = new Value.Int(Integer.toUnsignedLong(raw), Base.HEX);
    return raw == 0 || high != 0 && low > high
        ? number
        : new Value.Described(
            number,
            new Value.Commented(number, (low == 0 ? "" : low) + ".." + (high == 0 ? "" : high)));
  }

  private static Value structures(long bytes, int size) {
    var number = Value.Int.of(bytes);
    return bytes > 0 && bytes % size == 0
        ? new Value.Commented(number, bytes / size + " * sizeof(struct ifreq)")
        : number;
  }

  private static Value permissions(Value.Symbols flags, long bits) {
    // Unnamed flags stand before the permissions.
    var names = new ArrayList<>(flags.names());
    if (flags.unnamed() != 0) {
      names.add("0x" + Long.toHexString(flags.unnamed()));
    }
    var octal = new Value.Int(bits & 0777, Base.OCTAL);
    var parts = new ArrayList<Value>();
    if (flags.parts().isEmpty() && flags.raw() != 0) {
      parts.add(withoutFamily(flags));
    }
    for (var part : flags.parts()) {
      parts.add(part instanceof Value.Symbols symbols ? withoutFamily(symbols) : part);
    }
    parts.add(octal);
    return new Value.Symbols(bits, names, bits & 0777, Base.OCTAL, "", parts);
  }

  private static Value withoutFamily(Value.Symbols symbols) {
    return new Value.Symbols(symbols.raw(), symbols.names(), symbols.unnamed(), symbols.base(), "");
  }

  /// {@return the protocol of the netlink socket that `fd` is, if it is one}
  OptionalInt netlinkProtocol(int fd) {
    return fd < 0 ? OptionalInt.empty() : decorations.netlinkProtocol(fd);
  }

  private static int argument(Shape.Special shape, Names names) {
    return (int) shape.arguments().getFirst().evaluate(names);
  }

  /// No descriptor of the task that makes the call.
  private static Value foreign(int fd, Referent referent) {
    return referent.equals(Referent.UNKNOWN) ? Value.Int.of(fd) : new Value.Fd(fd, "", referent);
  }

  Value fd(int fd) {
    return new Value.Fd(fd, "", referent(fd));
  }

  /// {@return what descriptor `fd` refers to}
  Referent referent(int fd) {
    return fd < 0 ? Referent.UNKNOWN : decorations.descriptor(fd);
  }

  Value pid(ProcessId kind, int id) {
    var referent = process(kind, id);
    return referent.isKnown() ? new Value.Pid(id, referent) : Value.Int.of(id);
  }

  /// {@return what is known of the number `id`}
  ProcessReferent process(ProcessId kind, int id) {
    if (id > 0) {
      return decorations.process(kind, id);
    }
    return id < -1 && kind == ProcessId.TASK
        ? decorations.process(ProcessId.GROUP, -id)
        : ProcessReferent.UNKNOWN;
  }

  /// {@return the interface numbered `index`, by name if it has one}
  Value networkInterface(long index) {
    var name = decorations.networkInterface((int) index);
    return name.length() == 0
        ? new Value.Int(index & 0xffff_ffffL, Base.UNSIGNED)
        : new Value.Expression(index, "if_nametoindex", List.of(new Value.Text(name, false)));
  }

  private Value dirfd(int fd) {
    directory = fd;
    return fd == AT_FDCWD
        ? new Value.Fd(fd, "AT_FDCWD", Referent.of(decorations.workingDirectory()))
        : fd(fd);
  }

  static Value id(long raw, long none) {
    return raw == none ? Value.Int.of(-1) : new Value.Int(raw, Base.UNSIGNED);
  }

  private Value mode(long raw) {
    var names = new ArrayList<String>(3);
    var type = raw & 0xf000;
    var rest = raw;
    var name = type == 0 ? Optional.<String>empty() : descriptions.table("filetype").name(type);
    if (name.isPresent()) {
      names.add(name.get());
      rest &= ~0xf000;
      rest = bit(rest, 04000, "S_ISUID", names);
      rest = bit(rest, 02000, "S_ISGID", names);
      rest = bit(rest, 01000, "S_ISVTX", names);
    }
    return name.isPresent()
        ? new Value.Symbols(raw, names, rest, Base.OCTAL, "")
        : new Value.Int(raw, Base.OCTAL);
  }

  private static long bit(long bits, long bit, String name, List<String> names) {
    if ((bits & bit) != 0) {
      names.add(name);
    }
    return bits & ~bit;
  }

  static Value signal(int number) {
    return number >= 1 && number <= Signal.LAST
        ? new Value.Symbols(number, List.of(Signal.of(number).name()), 0, Base.UNSIGNED, "")
        : Value.Int.of(number);
  }

  private static Value unsignedSignal(long number) {
    return number >= 1 && number <= Signal.LAST
        ? signal((int) number)
        : new Value.Int(number, Base.UNSIGNED);
  }

  private static Value device(long major, long minor, long raw) {
    return new Value.Expression(
        raw, "makedev", List.of(new Value.Int(major, Base.HEX), new Value.Int(minor, Base.HEX)));
  }

  private Value command(int command) {
    var names = descriptions.commands(command);
    var macro = IoctlMacros.of(command);
    if (macro.isPresent() && (names.isEmpty() || macro.get().table().equals("number"))) {
      return made(macro.get(), command, names);
    }
    if (!names.isEmpty()) {
      return Value.Symbols.of(command & 0xffff_ffffL, String.join(" or ", names));
    }
    var direction = command >>> 30;
    var words =
        switch (direction) {
          case 1 -> "_IOC_WRITE";
          case 2 -> "_IOC_READ";
          case 3 -> "_IOC_READ|_IOC_WRITE";
          default -> "_IOC_NONE";
        };
    return new Value.Expression(
        command & 0xffff_ffffL,
        "_IOC",
        List.of(
            Value.Symbols.of(direction, words),
            new Value.Int(command >> 8 & 0xff, Base.HEX),
            new Value.Int(command & 0xff, Base.HEX),
            new Value.Int(command >> 16 & 0x3fff, Base.HEX)));
  }

  // What a macro with parameters makes.
  private Value made(IoctlMacros.Macro macro, int command, List<String> others) {
    var number = macro.number(command);
    if (macro.table().equals("number")) {
      var all = new ArrayList<String>();
      all.add(macro.name() + "(" + number + ")");
      all.addAll(others);
      return Value.Symbols.of(command & 0xffff_ffffL, String.join(" or ", all));
    }
    var arguments = new ArrayList<Value>(2);
    if (!macro.table().isEmpty()) {
      arguments.add(descriptions.table(macro.table()).one(number));
    }
    if (macro.sized()) {
      arguments.add(Value.Int.of(IoctlMacros.Macro.size(command)));
    }
    return new Value.Expression(command & 0xffff_ffffL, macro.name(), arguments);
  }

  private static Value limit(long raw, String infinity, long all) {
    if (raw == all) {
      return new Value.Symbols(raw, List.of(infinity), 0, Base.UNSIGNED, "");
    }
    if (Long.compareUnsigned(raw, 1024) > 0 && (raw & 1023) == 0) {
      return new Value.Worded(raw, Base.UNSIGNED, Long.toUnsignedString(raw >>> 10) + "*1024");
    }
    return new Value.Int(raw, Base.UNSIGNED);
  }

  static Value ipv4(int raw) {
    var text =
        (raw & 0xff) + "." + (raw >> 8 & 0xff) + "." + (raw >> 16 & 0xff) + "." + (raw >>> 24);
    var bytes = dev.spoor.machine.ByteString.of(text);
    return new Value.Expression(
        raw & 0xffff_ffffL, "inet_addr", List.of(new Value.Text(bytes, false)));
  }

  // FUTEX_OP() of linux/futex.h.
  private Value futexWakeOp(int raw) {
    var words = new StringBuilder();
    var operation = raw >>> 28;
    if ((operation & 8) != 0) {
      words.append("FUTEX_OP_OPARG_SHIFT<<28|");
    }
    named("futexop", operation & 7, "<<28", words);
    words.append('|');
    hexadecimal(raw >> 12 & 0xfff, words);
    words.append("<<12|");
    named("futexcompare", raw >> 24 & 15, "<<24", words);
    words.append('|');
    hexadecimal(raw & 0xfff, words);
    return new Value.Worded(raw & 0xffff_ffffL, Base.UNSIGNED, words.toString());
  }

  private void named(String table, long value, String shift, StringBuilder out) {
    var name = descriptions.table(table).name(value);
    if (name.isPresent()) {
      out.append(name.get()).append(shift);
    } else {
      hexadecimal(value, out);
      var family = descriptions.table(table).family();
      out.append(shift).append(" /* ").append(family).append(" */");
    }
  }

  private static void hexadecimal(long value, StringBuilder out) {
    out.append(value == 0 ? "0" : "0x" + Long.toHexString(value));
  }

  private Value futex(int op) {
    var base = op & ~(FUTEX_PRIVATE | FUTEX_REALTIME);
    var name = descriptions.table("futex").name(base);
    var clock = (op & FUTEX_REALTIME) != 0;
    if (name.isEmpty() || clock && !hasClock(base)) {
      return new Value.Symbols(
          op & 0xffff_ffffL,
          List.of(),
          op & 0xffff_ffffL,
          Base.HEX,
          descriptions.table("futex").family());
    }
    var names = new ArrayList<String>(2);
    var inPrivate = (op & FUTEX_PRIVATE) != 0;
    names.add(inPrivate && base != FUTEX_FD ? name.get() + "_PRIVATE" : name.get());
    if (inPrivate && base == FUTEX_FD) {
      names.add("FUTEX_PRIVATE_FLAG");
    }
    if (clock) {
      names.add("FUTEX_CLOCK_REALTIME");
    }
    return new Value.Symbols(op & 0xffff_ffffL, names, 0, Base.HEX, "");
  }

  // Those that wait until a time: FUTEX_WAIT, WAIT_BITSET, WAIT_REQUEUE_PI, LOCK_PI2.
  private static boolean hasClock(int operation) {
    return switch (operation) {
      case 0, 9, 11, 13 -> true;
      default -> false;
    };
  }

  // USER_HZ: 100 on every CPU.
  static Value ticks(long ticks) {
    if (ticks == 0) {
      return Value.Int.of(0);
    }
    var hundredths = Long.remainderUnsigned(ticks, 100);
    var seconds = Long.toUnsignedString(Long.divideUnsigned(ticks, 100));
    var text = seconds + (hundredths < 10 ? ".0" : ".") + hundredths + " s";
    var number = new Value.Int(ticks, Base.UNSIGNED);
    return new Value.Described(number, new Value.Commented(number, text));
  }

  // SWAP_FLAG_PRIO_MASK of the kernel's linux/swap.h.
  private Value swapFlags(long raw) {
    var priority = Value.Int.of(raw & 0x7fff);
    var flags = descriptions.table("swap").flags(raw & ~0x7fffL);
    return flags.raw() == 0
        ? priority
        : new Value.Symbols(
            raw,
            flags.names(),
            flags.unnamed() | raw & 0x7fff,
            Base.HEX,
            flags.family(),
            List.of(flags, priority));
  }

  // PR_SVE_VL_LEN_MASK of linux/prctl.h: flags are above.
  private Value vectorLength(String table, long raw) {
    var length = raw & 0xffff;
    if (raw == length) {
      return new Value.Int(raw, Base.HEX);
    }
    var flags = descriptions.table(table).flags(raw - length);
    var words = new StringBuilder(String.join("|", flags.names()));
    if (flags.unnamed() != 0) {
      words.append(words.isEmpty() ? "" : "|");
      hexadecimal(flags.unnamed(), words);
    }
    words.append('|');
    hexadecimal(length, words);
    return inWords(raw, flags.names(), flags.unnamed() | length, words);
  }

  // linux/prctl.h: a flag, how faults are told of, and tags that are not to be made.
  private static Value taggedAddress(long raw) {
    var faults =
        switch ((int) (raw >> 1 & 3)) {
          case 0 -> "PR_MTE_TCF_NONE";
          case 1 -> "PR_MTE_TCF_SYNC";
          case 2 -> "PR_MTE_TCF_ASYNC";
          default -> "PR_MTE_TCF_MASK";
        };
    var enabled = (raw & 1) != 0;
    var words = new StringBuilder(enabled ? "" : "!").append("PR_TAGGED_ADDR_ENABLE|");
    words.append(faults);
    if ((raw & 0x7fff8) != 0) {
      words.append('|');
      hexadecimal(raw >> 3 & 0xffff, words);
      words.append("<<PR_MTE_TAG_SHIFT");
    }
    if ((raw & ~0x7ffffL) != 0) {
      words.append('|');
      hexadecimal(raw & ~0x7ffffL, words);
    }
    var names = enabled ? List.of("PR_TAGGED_ADDR_ENABLE", faults) : List.of(faults);
    return inWords(raw, names, raw & ~7L, words);
  }

  private static Value inWords(long raw, List<String> names, long unnamed, StringBuilder words) {
    return new Value.Described(
        new Value.Symbols(raw, names, unnamed, Base.HEX, ""),
        new Value.Worded(raw, Base.HEX, words.toString()));
  }

  private Value key(int key) {
    var name = descriptions.table("keyspec").name(key & 0xffff_ffffL);
    return name.isPresent() ? Value.Symbols.signed(key, name.get()) : Value.Int.of(key);
  }

  static Value errno(int number) {
    return number <= 0 || number > MAX_ERRNO
        ? new Value.Int(number & 0xffff_ffffL, Base.UNSIGNED)
        : new Value.Symbols(
            number, List.of(dev.spoor.machine.linux.Errno.of(number).name()), 0, Base.UNSIGNED, "");
  }

  // linux/perf_event.h, of precise_ip
  private static String skid(int precise) {
    return switch (precise) {
      case 0 -> "arbitrary skid";
      case 1 -> "constant skid";
      case 2 -> "requested to have 0 skid";
      default -> "must have 0 skid";
    };
  }

  private Value clone(long raw) {
    var flags = descriptions.table("clone").flags(raw & ~0xffL);
    var signal = (int) (raw & 0xff);
    if (signal == 0) {
      return flags;
    }
    var named = signal(signal);
    var names = new ArrayList<>(flags.names());
    if (named instanceof Value.Symbols symbols) {
      names.addAll(symbols.names());
    }
    var unnamed = flags.unnamed() | (names.size() > flags.names().size() ? 0 : signal);
    return new Value.Symbols(
        raw,
        names,
        unnamed,
        Base.HEX,
        flags.family(),
        flags.raw() == 0 ? List.of(named) : List.of(flags, named));
  }
}
