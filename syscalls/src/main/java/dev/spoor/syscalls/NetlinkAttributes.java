package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.description.Choice;
import dev.spoor.syscalls.description.Descriptions.Entry;
import dev.spoor.syscalls.description.Expression.Names;
import dev.spoor.syscalls.description.Form;
import dev.spoor.syscalls.description.Meaning;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads netlink attributes, netlink(7): a length, a type and what the type says. Which types there
/// are is said by unions of `netlink.txt`; a case that is itself such a union holds attributes.
final class NetlinkAttributes {
  private static final int HEADER_BYTES = 4;

  /// Flags of an attribute's type, linux/netlink.h.
  private static final int NLA_TYPE_MASK = 0x3fff;

  private static final int MAX_DEPTH = 10;
  private static final int MAX_ATTRIBUTES = 1024;

  private final ValueReader reader;
  private int depth;

  NetlinkAttributes(ValueReader reader) {
    this.reader = reader;
  }

  /// {@return the alternative of the union called `union` for a number with these names}
  Optional<Shape> alternative(String union, List<String> labels, int number) {
    return reader.descriptions().type(union) instanceof Entry.Union(var choice)
        ? choice.of(number, labels).map(Choice.Case::shape)
        : Optional.empty();
  }

  /// {@return the attributes between `from` and `to`: one stands alone, several are a list}
  ///
  /// @param union which ones there are
  Value read(Block block, int from, int to, String union, Names around) {
    if (depth >= MAX_DEPTH) {
      return bytes(block, from, to);
    }
    depth++;
    var value = attributes(block, from, to, union, around);
    depth--;
    return value;
  }

  private Value attributes(Block block, int from, int to, String union, Names around) {
    if (to - from < HEADER_BYTES) {
      return bytes(block, from, to);
    }
    if (!block.has(from, HEADER_BYTES)) {
      return unreadable(block, from);
    }
    var values = new ArrayList<Value>();
    var most = reader.shownElements(MAX_ATTRIBUTES);
    Value.Rest rest = Value.Rest.NONE;
    var word = "";
    var at = from;
    while (at < to) {
      if (to - at < HEADER_BYTES) {
        values.add(bytes(block, at, to));
        break;
      }
      if (!block.has(at, HEADER_BYTES)) {
        rest = new Value.Rest.Unreadable(Address.of(block.address() + at));
        break;
      }
      if (values.size() >= most || reader.allowance().takeElements(1) == 0) {
        rest = Value.Rest.MORE;
        break;
      }
      var length = (int) block.load(at, 2, false).orElse(0);
      var end = Math.min(to, at + Math.max(length, HEADER_BYTES));
      var attribute = attribute(block, at, end, union, around, word);
      values.add(attribute);
      word = word(attribute).orElse(word);
      if (length < HEADER_BYTES) {
        break;
      }
      at += (length + 3) & ~3;
    }
    return values.size() == 1 && rest instanceof Value.Rest.None
        ? values.getFirst()
        : new Value.Array(values, rest);
  }

  /// {@return the string that an attribute is}
  private static Optional<String> word(Value attribute) {
    return attribute instanceof Value.Array(var parts, var _)
            && parts.size() == 2
            && parts.getLast() instanceof Value.Text(var text, var _)
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  private Value attribute(Block block, int at, int to, String union, Names around, String word) {
    var type = (int) block.load(at + 2, 2, false).orElse(0);
    var choice =
        reader.descriptions().type(union) instanceof Entry.Union(var found)
            ? found
            : new Choice("", "number", java.util.Map.of());
    var header =
        new Value.Struct(
            List.of(
                new Field("nla_len", Value.Int.of(block.load(at, 2, false).orElse(0))),
                new Field("nla_type", type(type, choice))),
            false);
    var data = at + HEADER_BYTES;
    if (data >= to) {
      return header;
    }
    var number = type & NLA_TYPE_MASK;
    var shape =
        choice
            .of(number, reader.descriptions().names(choice.table(), number))
            .map(Choice.Case::shape);
    var parts = new ArrayList<Value>();
    parts.add(header);
    data(byWord(shape, word), block, data, to, around, parts);
    return new Value.Array(parts, Value.Rest.NONE);
  }

  private Value type(int type, Choice choice) {
    var number = type & NLA_TYPE_MASK;
    if (choice.table().equals("number")) {
      return new Value.Int(type, Base.HEX);
    }
    var name = reader.descriptions().table(choice.table()).one(number);
    if (type == number) {
      return name;
    }
    var flags = reader.descriptions().table("nlaflags").flags(type & ~NLA_TYPE_MASK);
    var names = new ArrayList<>(flags.names());
    names.addAll(name.names());
    return new Value.Symbols(
        type, names, name.unnamed(), Base.HEX, name.family(), List.of(flags, name));
  }

  // Some attributes are what a string beside them says.
  private Optional<Shape> byWord(Optional<Shape> shape, String word) {
    return shape.isPresent()
            && shape.get() instanceof Shape.Reference(var name, var _)
            && reader.descriptions().type(name) instanceof Entry.Union(var choice)
            && choice.table().equals("string")
        ? choice.of(-1, List.of(word)).map(Choice.Case::shape)
        : shape;
  }

  /// Adds what lies between `at` and `to`, of which there is at least a byte.
  ///
  /// @param shape what it is, if that is known
  void data(Optional<Shape> shape, Block block, int at, int to, Names around, List<Value> parts) {
    if (shape.isEmpty()) {
      parts.add(bytes(block, at, to));
      return;
    }
    var names = WithNumber.length(around, to - at);
    var target = reader.chosenScalar(shape.get(), names);
    switch (target) {
      case Shape.Reference(var name, var arguments) -> {
        switch (reader.descriptions().type(name)) {
          case Entry.Struct struct -> structure(struct, block, at, to, names, parts);
          case Entry.Union _ ->
              parts.add(
                  arguments.isEmpty() ? read(block, at, to, name, around) : bytes(block, at, to));
          case Entry.Alias _ -> parts.add(bytes(block, at, to));
        }
      }
      case Shape.Sized(var _, Shape.Reference(var name, var _), var least, var _, var _)
          when to - at >= least
              && reader.descriptions().type(name) instanceof Entry.Struct struct -> {
        var end = Math.min(to, at + struct.layout().bytes());
        parts.add(
            block.has(at, Math.min(end - at, fixedBytes(struct)))
                ? struct(struct, part(block, at, end), 0, names)
                : unreadable(block, at));
      }
      case Shape.Terminated _ -> parts.add(string(block, at, to));
      case Shape.Indexed(var table, var array) -> {
        var value = new ArrayList<Value>();
        data(Optional.of(array), block, at, to, around, value);
        parts.add(
            value.getFirst() instanceof Value.Array elements
                ? ValueReader.indexed(elements, reader.descriptions().table(table))
                : value.getFirst());
      }
      case Shape.Chain(var element) -> parts.add(chain(element, block, at, to, around));
      case Shape.Array(var count, var element, var _) ->
          parts.add(array(element, count.evaluate(names), block, at, to, names));
      case Shape.Special(var _, var _, var meaning, var _) when isTime(meaning) -> {
        parts.add(
            to - at > 8
                ? bytes(block, at, to)
                : block.has(at, to - at)
                    ? reader.inline(
                        target, part(block, at, to).filledTo(8), 0, names, ValueReader.Part.WHOLE)
                    : unreadable(block, at));
      }
      // As many instructions as can be read.
      case Shape.Foreign(var form, var _) when form == Form.SOCK_FILTER ->
          parts.add(reader.inline(target, block, at, names, ValueReader.Part.WHOLE));
      default -> parts.add(leaf(target, block, at, to, names));
    }
  }

  /// Times are as long as the attribute is.
  private static boolean isTime(Meaning meaning) {
    return meaning == Meaning.TICKS || meaning == Meaning.HUNDREDTHS;
  }

  private Value chain(Shape.Reference element, Block block, int from, int to, Names around) {
    if (!(reader.descriptions().type(element.name()) instanceof Entry.Struct struct)
        || depth >= MAX_DEPTH
        || to - from < struct.layout().bytes()) {
      return bytes(block, from, to);
    }
    var values = new ArrayList<Value>();
    Value.Rest rest = Value.Rest.NONE;
    var bytes = struct.layout().bytes();
    if (!block.has(from, bytes)) {
      return unreadable(block, from);
    }
    depth++;
    var at = from;
    while (to - at >= bytes) {
      if (!block.has(at, bytes)) {
        rest = new Value.Rest.Unreadable(Address.of(block.address() + at));
        break;
      }
      if (reader.allowance().takeElements(1) == 0) {
        rest = Value.Rest.MORE;
        break;
      }
      var length = (int) block.load(at, 2, false).orElse(0);
      var parts = new ArrayList<Value>();
      structure(struct, block, at, Math.min(to, at + Math.max(length, bytes)), around, parts);
      values.add(parts.size() == 1 ? parts.getFirst() : new Value.Array(parts, Value.Rest.NONE));
      if (length < bytes) {
        break;
      }
      at += (length + 3) & ~3;
    }
    depth--;
    return values.size() == 1 && values.getFirst() instanceof Value.Array alone
        ? alone
        : new Value.Array(values, rest);
  }

  /// How much of a structure has to be readable for any of it to be shown: what its last field is
  /// may depend on those before it, and is then read apart.
  private int fixedBytes(Entry.Struct entry) {
    var fields = entry.structure().fields();
    var last = fields.size() - 1;
    return fields.get(last).shape() instanceof Shape.Reference(var name, var _)
            && reader.descriptions().type(name) instanceof Entry.Union
        ? entry.layout().offset(last)
        : entry.layout().bytes();
  }

  private Value array(Shape element, long count, Block block, int at, int to, Names names) {
    var size = reader.descriptions().bytes(element);
    var all = size <= 0 ? 0 : Math.min(count, (to - at) / size);
    if (all <= 0) {
      return bytes(block, at, to);
    }
    if (!block.has(at, size)) {
      return unreadable(block, at);
    }
    var most = reader.allowance().takeElements(reader.shownElements(all));
    var values = new ArrayList<Value>();
    Value.Rest rest = most < all ? Value.Rest.MORE : Value.Rest.NONE;
    for (var i = 0; i < most; i++) {
      var from = at + i * size;
      if (!block.has(from, size)) {
        rest = new Value.Rest.Unreadable(Address.of(block.address() + from));
        break;
      }
      values.add(reader.inline(element, block, from, names, ValueReader.Part.WHOLE));
    }
    return new Value.Array(values, rest);
  }

  private Value leaf(Shape shape, Block block, int at, int to, Names names) {
    var bytes =
        shape instanceof Shape.Foreign(var form, var _)
                && form != dev.spoor.syscalls.description.Form.INET6
            ? to - at
            : reader.descriptions().bytes(shape);
    if (to - at < bytes || bytes == 0) {
      return bytes(block, at, to);
    }
    return block.has(at, bytes)
        ? reader.inline(shape, part(block, at, to), 0, names, ValueReader.Part.WHOLE)
        : unreadable(block, at);
  }

  private static Block part(Block block, int at, int to) {
    var end = Math.min(to, block.bytes().length);
    return new Block(block.address() + at, Arrays.copyOfRange(block.bytes(), at, end), to - at);
  }

  /// Adds a structure and the attributes behind it.
  void structure(Entry.Struct entry, Block block, int at, int to, Names around, List<Value> parts) {
    var bytes = entry.layout().bytes();
    if (to - at < bytes) {
      parts.add(bytes(block, at, to));
      return;
    }
    if (!block.has(at, bytes)) {
      parts.add(unreadable(block, at));
      return;
    }
    var part = part(block, at, to);
    var value = struct(entry, part, 0, around);
    parts.add(
        entry.structure().bare() && value instanceof Value.Struct(var fields, var _)
            ? fields.getFirst().value()
            : value);
    var rest = at + (bytes + 3 & ~3);
    if (entry.structure().behind().isPresent() && to > rest) {
      var names =
          new StructNames(
              reader.descriptions(),
              entry.structure(),
              entry.layout(),
              part,
              0,
              Optional.empty(),
              around,
              false);
      data(entry.structure().behind(), block, rest, to, names, parts);
    }
  }

  Value struct(Entry.Struct entry, Block block, int at, Names around) {
    return reader.struct(entry, block, at, around, ValueReader.Part.WHOLE, Optional.empty());
  }

  /// {@return bytes of which nothing is known}
  Value bytes(Block block, int from, int to) {
    var shown = Math.min(to - from, reader.options().stringLimit());
    return block.has(from, shown)
        ? new Value.Bytes(ByteString.of(block.bytes(), from, shown), shown < to - from)
        : unreadable(block, from);
  }

  // A NUL may be missing at the end, and may stand before it.
  private Value string(Block block, int from, int to) {
    var shown = Math.min(to - from, reader.options().stringLimit());
    if (!block.has(from, shown)) {
      return unreadable(block, from);
    }
    var ended = block.has(to - 1, 1) && block.bytes()[to - 1] == 0;
    var length = ended ? Math.min(shown, to - 1 - from) : shown;
    return new Value.Text(
        ByteString.of(block.bytes(), from, length), !ended || length < to - 1 - from);
  }

  private static Value unreadable(Block block, int at) {
    return new Value.Unreadable(Address.of(block.address() + at));
  }
}
