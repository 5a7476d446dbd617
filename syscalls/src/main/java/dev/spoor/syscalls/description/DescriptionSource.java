package dev.spoor.syscalls.description;

import dev.spoor.machine.linux.Abi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The texts that descriptions are parsed from: `calls.txt`, `ioctls.txt`, `types.txt`,
/// `constants.txt`, `netlink.txt`, which has more types, and the tables of ioctl commands, all
/// beside this class. Shared by the [Descriptions] of all ABIs of one decoder.
public final class DescriptionSource {
  private final DescriptionText calls = DescriptionText.open("calls.txt");
  private final DescriptionText types = DescriptionText.open("types.txt");
  private final DescriptionText constants = DescriptionText.open("constants.txt");
  private Optional<DescriptionText> netlink = Optional.empty();
  private final Map<Abi, Ioctls> ioctls = new EnumMap<>(Abi.class);
  private Optional<IoctlCalls> commands = Optional.empty();

  /// Opens the texts; nothing is parsed yet.
  public DescriptionSource() {}

  /// What an entry of `types.txt` is.
  sealed interface Type {
    record Struct(Structure structure) implements Type {}

    record Union(Choice choice) implements Type {}

    record Alias(Shape shape) implements Type {}
  }

  /// {@return the names of all described calls, as written}
  public Iterable<String> callNames() {
    var names = new ArrayList<String>(commands().names());
    calls.names().forEach(names::add);
    return names;
  }

  // Opened when the first command is looked for.
  private IoctlCalls commands() {
    if (commands.isEmpty()) {
      commands = Optional.of(IoctlCalls.open());
    }
    return commands.get();
  }

  /// {@return the names of all described types, as written}
  public Iterable<String> typeNames() {
    return types.names();
  }

  /// {@return the names of all tables of constants}
  public Iterable<String> tableNames() {
    return constants.names();
  }

  /// {@return the names of all types that only netlink messages have, as written}
  public Iterable<String> netlinkNames() {
    return netlink().names();
  }

  // Opened when a message is first seen.
  private DescriptionText netlink() {
    if (netlink.isEmpty()) {
      netlink = Optional.of(DescriptionText.open("netlink.txt"));
    }
    return netlink.get();
  }

  Optional<Signature> signature(Abi abi, String name) {
    var found = find(calls, abi, name);
    if (found.isEmpty() && IoctlCalls.isOne(name)) {
      return commands()
          .description(name)
          .map(text -> new DescriptionParser(text, 0, this::constant).signature());
    }
    return found.map(at -> parser(calls, at).signature());
  }

  boolean hasType(Abi abi, String name) {
    return find(types, abi, name).isPresent();
  }

  Type type(Abi abi, String name) {
    var known = find(types, abi, name);
    var from = known.isPresent() ? types : netlink();
    var at =
        known
            .or(() -> find(from, abi, name))
            .orElseThrow(() -> new DescriptionException("no type called", name, 0));
    var text = from.text();
    var mark = at;
    while (Tokens.isWordPart(text.charAt(mark))) {
      mark++;
    }
    while (text.charAt(mark) == ' ') {
      mark++;
    }
    var parser = parser(from, at);
    if (text.charAt(mark) == '=') {
      return new Type.Alias(parser.alias());
    }
    return text.startsWith("of ", mark)
        ? new Type.Union(parser.choice())
        : new Type.Struct(parser.structure());
  }

  NameTable table(String name) {
    var at =
        constants
            .find(name)
            .orElseThrow(() -> new DescriptionException("no table of constants", name, 0));
    return NameTable.parse(constants.lineBehindName(at));
  }

  Ioctls ioctls(Abi abi) {
    return ioctls.computeIfAbsent(abi, Ioctls::open);
  }

  // A variant is written behind the ABI: `name@i386:VARIANT`.
  private static Optional<Integer> find(DescriptionText text, Abi abi, String name) {
    var colon = name.indexOf(':');
    var plain = colon < 0 ? name : name.substring(0, colon);
    var variant = colon < 0 ? "" : name.substring(colon);
    var own = text.find(plain + "@" + abi.label() + variant);
    return own.isPresent() ? own : text.find(name);
  }

  private DescriptionParser parser(DescriptionText text, int at) {
    return new DescriptionParser(text.text(), at, this::constant);
  }

  private long constant(String name) {
    return constants
        .constant(name)
        .orElseThrow(() -> new DescriptionException("no constant called", name, 0));
  }
}
