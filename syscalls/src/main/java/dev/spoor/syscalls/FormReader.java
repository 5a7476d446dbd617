package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.syscalls.description.Form;
import dev.spoor.syscalls.description.NameTable;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads what no declaration describes.
final class FormReader {
  private static final int UUID_BYTES = 16;

  /// Versions of capget(2)'s structures, linux/capability.h.
  private static final int CAPABILITY_VERSION_1 = 0x19980330;

  private static final int CAPABILITY_VERSION_2 = 0x20071026;
  private static final int CAPABILITY_VERSION_3 = 0x20080522;

  private static final int MAX_BYTES = 1 << 16;

  /// How many members of a set of events are shown if things are abbreviated.
  private static final int MOST_EVENTS = 4;

  private final ValueReader reader;
  private final SignalInfoValues signals;
  private final SocketAddresses addresses;
  private final ControlMessages control;
  private final NetlinkMessages netlink;
  private final DirectoryEntries entries;
  private final BpfInstructions instructions;
  private final SocketFilters filters;
  private final SyscallInfos calls;
  private final ConsoleValues console;
  private final LsmContexts contexts;
  private final OffsetTexts texts;
  private final DeviceMaps maps;
  private final BpfObjects objects;

  FormReader(ValueReader reader) {
    this.reader = reader;
    this.signals = SignalInfoValues.seenBy(reader.descriptions().abi());
    this.addresses = new SocketAddresses(reader);
    this.control = new ControlMessages(reader);
    this.netlink = new NetlinkMessages(reader);
    this.entries = new DirectoryEntries(reader);
    this.instructions = new BpfInstructions(reader);
    this.filters = new SocketFilters(reader);
    this.calls = new SyscallInfos(reader);
    this.console = new ConsoleValues(reader.descriptions());
    this.contexts = new LsmContexts(reader);
    this.texts = new OffsetTexts(reader);
    this.maps = new DeviceMaps(reader);
    this.objects = new BpfObjects(reader);
  }

  Value read(Form form, long address, long[] arguments) {
    var first = arguments.length > 0 ? arguments[0] : 0;
    return switch (form) {
      case SIGSET -> signals(address, first, arguments.length > 1);
      case OLD_SIGFRAME -> oldSignalFrame(address);
      case SIGINFO -> signalInfo(address);
      case SOCKADDR -> addresses.read(address, first);
      case SOCKLEN -> length(address, first);
      case CONTROL -> control.read(address, first);
      case IOVEC ->
          vectors(
              address,
              first,
              arguments.length > 1 ? arguments[1] : Long.MAX_VALUE,
              arguments.length > 2 ? (int) arguments[2] : -1);
      case ENVIRONMENT -> environment(address);
      case DIRENTS -> entries.read(address, first, DirectoryEntries.Layout.LONG);
      case DIRENTS64 -> entries.read(address, first, DirectoryEntries.Layout.WIDE);
      case FDSET -> descriptors(address, first);
      case CPUSET -> processors(address, first);
      case NETLINK -> netlink.read(address, first, arguments.length > 1 ? (int) arguments[1] : -1);
      case INET6 -> inet6(address);
      case MAC -> mac(address, first);
      case CAPABILITIES -> capabilities(address, (int) first);
      case BPF_INSNS -> instructions.read(address, first);
      case SOCK_FILTER -> filters.read(address, first, arguments.length > 1 && arguments[1] != 0);
      case SYSCALL_INFO -> calls.read(address, first);
      case ICMP_FILTER -> icmpTypes(address);
      case KEY_CAPABILITIES -> keyCapabilities(address, first);
      case EVENT_BITS -> eventBits(address, first, arguments[1]);
      case KEY_VALUE -> console.key(reader.fetch(), address);
      case KEY_STRING ->
          ConsoleValues.keyString(reader.fetch(), address, reader.options().stringLimit());
      case FONT_NAME ->
          ConsoleValues.fontName(reader.fetch(), address, reader.options().stringLimit());
      case FRACTION -> VideoValues.fraction(reader.fetch(), address);
      case OMITTED -> new Value.Array(List.of(), Value.Rest.MORE);
      case UUID -> uuid(address);
      case CONTROL_CHARACTERS -> controlCharacters(address, first);
      case LSM_CONTEXT -> contexts.one(address, first);
      case LSM_CONTEXTS -> contexts.all(address, first);
      case TEXT_AT -> textAt(address, arguments);
      case BPF_OBJECT -> objects.read(address, (int) first, arguments[1]);
      case DEVICE_MAP -> maps.read(address, first, arguments[1] < 0);
    };
  }

  private Value textAt(long address, long[] arguments) {
    var end = arguments[1] + arguments[2];
    var room = arguments[3] - arguments[2];
    return arguments.length > 4
        ? texts.several(address, end, room, arguments[4])
        : texts.one(address, end, room);
  }

  private Block bytes(long address, long length) {
    return reader.fetch().get(address, Math.clamp(length, 0, MAX_BYTES));
  }

  // Each byte has names of its own.
  private Value keyCapabilities(long address, long count) {
    var block = bytes(address, count);
    if (!block.isComplete()) {
      return unreadable(address);
    }
    var values = new ArrayList<Value>();
    for (var i = 0; i < block.bytes().length; i++) {
      var octet = block.bytes()[i] & 0xff;
      values.add(
          i < 2
              ? reader.descriptions().table("keycaps" + i).flags(octet)
              : new Value.Int(octet, Value.Base.HEX));
    }
    return new Value.Array(values, Value.Rest.NONE);
  }

  private Value icmpTypes(long address) {
    var word = bytes(address, 4).load(0, 4, false);
    if (word.isEmpty()) {
      return unreadable(address);
    }
    var table = reader.descriptions().table("icmptype");
    var complement = isShorterWithout(word.getAsLong(), 32);
    var shown = complement ? ~word.getAsLong() : word.getAsLong();
    var types = new ArrayList<Value>();
    for (var i = 0; i < 32; i++) {
      if ((shown >>> i & 1) != 0) {
        var name = table.name(i);
        types.add(name.isPresent() ? Value.Symbols.of(i, name.get()) : Value.Int.of(i));
      }
    }
    return new Value.Members(types, complement);
  }

  // Whichever is shorter to read, as strace decides.
  private static boolean isShorterWithout(long bits, int count) {
    return Long.bitCount(bits) >= count * 2 / 3;
  }

  // In numbers the words of memory that it is.
  private Value eventBits(long address, long told, long type) {
    var length = Math.min(told, eventBytes(type));
    var table = eventTable(type);
    var width = reader.descriptions().abi().pointerBytes();
    var block = bytes(address, (Math.max(length, 0) + width - 1) / width * width);
    if (!block.isComplete()) {
      return unreadable(address);
    }
    if (table.isEmpty() || length <= 0) {
      return Value.Pointer.of(address);
    }
    var most = reader.options().abbreviates() ? MOST_EVENTS : Integer.MAX_VALUE;
    var names = new ArrayList<Value>();
    for (var i = 0; i < length * 8 && names.size() <= most; i++) {
      if ((block.bytes()[i >> 3] >> (i & 7) & 1) != 0) {
        names.add(
            names.size() == most
                ? new Value.Worded(0, Value.Base.UNSIGNED, "...")
                : event(reader.descriptions().table(table).one(i)));
      }
    }
    var words = new ArrayList<Value>();
    for (var at = 0; at < block.bytes().length; at += width) {
      words.add(new Value.Int(block.load(at, width, false).orElse(0), Value.Base.HEX));
    }
    return new Value.Described(
        new Value.Array(words, Value.Rest.NONE), new Value.Members(names, false));
  }

  private static Value event(Value.Symbols symbols) {
    var number = new Value.Int(symbols.raw(), Value.Base.HEX);
    return symbols.names().isEmpty() ? number : new Value.Described(number, symbols);
  }

  // How many bytes the sets have, by the *_CNT of linux/input-event-codes.h.
  private static int eventBytes(long type) {
    return switch ((int) type) {
      case 1 -> 96;
      case 3 -> 8;
      case 0x15 -> 16;
      case 0, 0x20 -> 4;
      case 5 -> 3;
      case 2, 0x11 -> 2;
      default -> 1;
    };
  }

  // The types of linux/input-event-codes.h.
  private static String eventTable(long type) {
    return switch ((int) type) {
      case 0 -> "evtype";
      case 1 -> "evkey";
      case 2 -> "evrel";
      case 3 -> "evabs";
      case 4 -> "evmsc";
      case 5 -> "evsw";
      case 0x11 -> "evled";
      case 0x12 -> "evsnd";
      case 0x14 -> "evrep";
      case 0x15 -> "evff";
      case 0x20 -> "evprop";
      default -> "";
    };
  }

  private Value controlCharacters(long address, long count) {
    var block = bytes(address, count);
    var table = reader.descriptions().table("controlcharacter");
    var values = new ArrayList<Value>();
    for (var i = 0; i < block.bytes().length; i++) {
      var character = block.bytes()[i] & 0xff;
      var name = table.name(i).orElse(Integer.toString(i));
      var hexadecimal = character == 0 ? "0" : "0x" + Integer.toHexString(character);
      values.add(new Value.Worded(character, Value.Base.UNSIGNED, "[" + name + "]=" + hexadecimal));
    }
    return new Value.Array(values, Value.Rest.NONE);
  }

  private Value signals(long address, long length, boolean parts) {
    // Sets are 4 or 8 bytes, of whole words; mostly the kernel refuses any other size.
    if (length > 8 || !parts && length % reader.descriptions().abi().pointerBytes() != 0) {
      return Value.Pointer.of(address);
    }
    var block = bytes(address, Math.min(length, 8));
    if (!block.isComplete() || length <= 0) {
      return unreadable(address);
    }
    return signals(block.load(0, block.asked(), false).orElse(0), block.asked() * 8);
  }

  /// {@return the set of signals in the lowest `count` bits of `bits`}
  static Value.Members signals(long bits, int count) {
    var all = count >= 64 ? -1L : (1L << count) - 1;
    var complement = isShorterWithout(bits & all, count);
    var shown = complement ? ~bits & all : bits & all;
    var names = new ArrayList<Value>();
    for (var i = 0; i < count; i++) {
      if ((shown >>> i & 1) != 0) {
        names.add(Value.Symbols.of(i + 1, Signal.of(i + 1).name().substring(3)));
      }
    }
    return new Value.Members(names, complement);
  }

  // struct sigframe_ia32 of the kernel's asm/sigframe.h from its sigcontext on: the lower half of
  // the mask is there, the upper half behind a floating-point state of 624 bytes.
  private Value oldSignalFrame(long address) {
    reader.fetch().want(address + 80, 4);
    var low = bytes(address + 80, 4).load(0, 4, false);
    var high = bytes(address + 88 + 624, 4).load(0, 4, false);
    if (low.isEmpty() || high.isEmpty()) {
      return unreadable(address);
    }
    var mask = signals(high.getAsLong() << 32 | low.getAsLong(), 64);
    return new Value.Struct(List.of(new Value.Field("mask", mask)), false);
  }

  private Value signalInfo(long address) {
    var block = bytes(address, SignalInfo.SIZE_BYTES);
    return block.isComplete()
        ? signals.value(
            SignalInfo.parse(block.bytes(), reader.descriptions().abi()),
            reader.scalars().decorations())
        : unreadable(address);
  }

  private Value length(long address, long former) {
    var now = bytes(address, 4).load(0, 4, true);
    if (now.isEmpty()) {
      return unreadable(address);
    }
    var before = Value.Int.of(Block.extended(former, 4, true));
    var after = Value.Int.of(now.getAsLong());
    return new Value.Pointee(before.equals(after) ? after : new Value.InOut(before, after));
  }

  private Value vectors(long address, long count, long limit, int socket) {
    var width = reader.descriptions().abi().pointerBytes();
    var shown = reader.allowance().takeElements(reader.shownElements(count));
    if (count < 0 || shown == 0 && count > 0) {
      return Value.Pointer.of(address);
    }
    if (count == 0) {
      return new Value.Array(List.of(), Value.Rest.NONE);
    }
    // One more than is shown: whether there is one to be left out.
    var looked = shown < count ? shown + 1 : shown;
    var block = bytes(address, (long) looked * width * 2);
    var found = Math.min(looked, block.bytes().length / (2 * width));
    if (found == 0) {
      return unreadable(address);
    }
    var readable = Math.min(shown, found);
    var elements = vectors(block, readable, limit, socket);
    if (found < looked) {
      var end = Address.of(address + (long) readable * width * 2);
      return new Value.Array(elements, new Value.Rest.Unreadable(end));
    }
    return new Value.Array(elements, shown < count ? Value.Rest.MORE : Value.Rest.NONE);
  }

  private List<Value> vectors(Block block, int count, long limit, int socket) {
    var width = reader.descriptions().abi().pointerBytes();
    var left = limit;
    for (var i = 0; i < count; i++) {
      var length = block.load((2 * i + 1) * width, width, false).orElse(0);
      var filled =
          limit != Long.MAX_VALUE && Long.compareUnsigned(length, Math.max(left, 0)) > 0
              ? Math.max(left, 0)
              : length;
      reader
          .fetch()
          .want(
              block.load(2 * i * width, width, false).orElse(0),
              Math.clamp(filled, 0, reader.options().stringLimit()));
      left -= limit == Long.MAX_VALUE ? 0 : filled;
    }
    left = limit;
    var elements = new ArrayList<Value>(count);
    for (var i = 0; i < count; i++) {
      var base = block.load(2 * i * width, width, false).orElse(0);
      var length = block.load((2 * i + 1) * width, width, false).orElse(0);
      var filled =
          limit != Long.MAX_VALUE && Long.compareUnsigned(length, Math.max(left, 0)) > 0
              ? Math.max(left, 0)
              : length;
      var contents =
          limit < 0
              ? Value.Pointer.of(base)
              : netlink.read(base, filled < 0 ? Long.MAX_VALUE : filled, socket);
      elements.add(
          new Value.Struct(
              List.of(
                  new Value.Field("iov_base", contents),
                  new Value.Field("iov_len", new Value.Int(length, Value.Base.UNSIGNED))),
              false));
      left -= limit == Long.MAX_VALUE ? 0 : filled;
    }
    return elements;
  }

  private Value environment(long address) {
    var pointers = reader.pointers(address, 1 << 16);
    if (pointers.count() == 0 && !pointers.ended()) {
      return unreadable(address);
    }
    var count = pointers.count();
    if (!reader.options().abbreviates()) {
      return reader.strings(address);
    }
    return new Value.Commented(
        Value.Pointer.of(address),
        count + (count == 1 ? " var" : " vars") + (pointers.ended() ? "" : ", unterminated"));
  }

  private Value inet6(long address) {
    var block = bytes(address, 16);
    if (!block.isComplete()) {
      return unreadable(address);
    }
    var text = new Value.Text(ByteString.of(Inet6Text.of(block.bytes(), 0)), false);
    return new Value.Described(
        new Value.Bytes(ByteString.of(block.bytes()), false),
        new Value.Expression(0, "inet_pton", List.of(Value.Symbols.of(10, "AF_INET6"), text)));
  }

  private Value uuid(long address) {
    var block = bytes(address, UUID_BYTES);
    if (!block.isComplete()) {
      return unreadable(address);
    }
    var text = new StringBuilder(HexFormat.of().formatHex(block.bytes()));
    for (var place : new int[] {20, 16, 12, 8}) {
      text.insert(place, '-');
    }
    return new Value.Worded(0, Value.Base.UNSIGNED, text.toString());
  }

  private Value mac(long address, long length) {
    var block = bytes(address, length);
    var text = new StringBuilder();
    for (var octet : block.bytes()) {
      text.append(text.isEmpty() ? "" : ":").append(HexFormat.of().toHexDigits(octet));
    }
    return new Value.Described(
        new Value.Bytes(ByteString.of(block.bytes()), false),
        new Value.Worded(0, Value.Base.UNSIGNED, text.toString()));
  }

  /// One structure, or two of which the second has the upper halves.
  private Value capabilities(long address, int version) {
    if (version != CAPABILITY_VERSION_1
        && version != CAPABILITY_VERSION_2
        && version != CAPABILITY_VERSION_3) {
      return Value.Pointer.of(address);
    }
    var block = bytes(address, version == CAPABILITY_VERSION_1 ? 12 : 24);
    if (!block.isComplete()) {
      return unreadable(address);
    }
    return new Value.Struct(
        List.of(
            capabilities("effective", block, 0),
            capabilities("permitted", block, 4),
            capabilities("inheritable", block, 8)),
        false);
  }

  // As numbers the two words that they are.
  private static Value capabilities(NameTable table, long low, long high) {
    var all = table.flags(high << 32 | low);
    if (high == 0) {
      return all;
    }
    var upper = table.flags(high << 32);
    var second =
        new Value.Symbols(
            high, upper.names(), upper.unnamed() >>> 32, upper.base(), upper.family());
    return new Value.Symbols(
        all.raw(),
        all.names(),
        all.unnamed(),
        all.base(),
        all.family(),
        low == 0 ? List.of(second) : List.of(table.flags(low), second));
  }

  private Value.Field capabilities(String name, Block block, int offset) {
    var low = block.load(offset, 4, false).orElse(0);
    var high = block.load(offset + 12, 4, false).orElse(0);
    return new Value.Field(
        name, capabilities(reader.descriptions().table("capabilities"), low, high));
  }

  private Value descriptors(long address, long count) {
    if (count < 0) {
      return Value.Pointer.of(address);
    }
    var bits = Math.clamp(count, 0, 1 << 16);
    var width = reader.descriptions().abi().pointerBytes();
    var block = bytes(address, (bits + 8L * width - 1) / (8L * width) * width);
    if (!block.isComplete()) {
      return unreadable(address);
    }
    var members = new ArrayList<Value>();
    for (var i = 0; i < bits; i++) {
      if ((block.bytes()[i >> 3] >> (i & 7) & 1) != 0) {
        members.add(reader.scalars().fd(i));
      }
    }
    return new Value.Members(members, false);
  }

  private Value processors(long address, long length) {
    var block = bytes(address, length);
    if (!block.isComplete() || length < 0) {
      return unreadable(address);
    }
    var members = new ArrayList<Value>();
    for (var i = 0; i < block.bytes().length * 8; i++) {
      if ((block.bytes()[i >> 3] >> (i & 7) & 1) != 0) {
        members.add(Value.Int.of(i));
      }
    }
    return new Value.Members(members, false);
  }

  private static Value unreadable(long address) {
    return new Value.Unreadable(Address.of(address));
  }
}
