package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Descriptions.Entry;
import dev.spoor.syscalls.description.Direction;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Expression.Names;
import dev.spoor.syscalls.description.Form;
import dev.spoor.syscalls.description.Layout;
import dev.spoor.syscalls.description.NameTable;
import dev.spoor.syscalls.description.Parameter;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Structure;
import dev.spoor.syscalls.description.Width;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;

/// Reads values of described shapes from registers and memory, for one ABI.
final class ValueReader {
  private static final Names NO_NAMES = RegisterNames.NONE;

  /// How deep structures are followed: a list in a tracee may be a circle.
  private static final int MAX_DEPTH = 12;

  /// The most elements of an array that are shown even if nothing is abbreviated.
  private static final int MAX_ELEMENTS = Shape.Array.MOST;

  private final Descriptions descriptions;
  private final Fetch fetch;
  private final StringFetch strings;
  private final DecodeOptions options;
  private final ScalarReader scalars;
  private final FormReader forms;
  private final Allowance allowance;
  private int depth;
  private boolean opaque;
  private FormerMemory formerly = FormerMemory.NOTHING;

  /// The most bytes of a structure longer than what is known of it that are looked at.
  private static final int MAX_BEYOND = 4096;

  /// Which fields of a structure are read.
  enum Part {
    /// All.
    WHOLE,
    /// Those the program writes.
    ENTRY,
    /// Those the kernel writes.
    EXIT
  }

  ValueReader(Descriptions descriptions, Fetch fetch, DecodeOptions options) {
    this.descriptions = descriptions;
    this.fetch = fetch;
    this.options = options;
    this.allowance = new Allowance(options.stringLimit());
    this.strings = new StringFetch(fetch);
    this.scalars = new ScalarReader(descriptions);
    this.forms = new FormReader(this);
  }

  /// From now on structures and arrays are shown as addresses, or not.
  void leaveStructures(boolean opaque) {
    this.opaque = opaque;
  }

  /// {@return whether structures and arrays are shown as addresses}
  boolean leavesStructures() {
    return opaque;
  }

  /// {@return what may still be shown of this call}
  Allowance allowance() {
    return allowance;
  }

  Descriptions descriptions() {
    return descriptions;
  }

  Fetch fetch() {
    return fetch;
  }

  DecodeOptions options() {
    return options;
  }

  ScalarReader scalars() {
    return scalars;
  }

  /// {@return the value of a register or of an integer in memory}
  ///
  /// @param raw extended to 64 bits as the shape says
  Value scalar(Shape.Scalar shape, long raw, Names names) {
    return shape instanceof Shape.Pointer(var target, var _)
        ? follow(target, raw, names, Part.WHOLE)
        : scalars.read(shape, raw, names);
  }

  /// {@return what is at `address`}
  Value follow(Shape target, long address, Names names, Part part) {
    if (address == 0) {
      return Value.Pointer.NULL;
    }
    if (depth >= MAX_DEPTH) {
      return Value.Pointer.of(address);
    }
    var shape = descriptions.resolved(target);
    if (opaque && !isReadAnyway(shape, names)) {
      return shape instanceof Shape.Foreign(var form, var arguments) && form == Form.NETLINK
          ? buffer(address, arguments.getFirst().evaluate(names))
          : Value.Pointer.of(address);
    }
    depth++;
    var value = followed(shape, address, names, part);
    depth--;
    return value;
  }

  /// Strings and data are no structures, and nothing is to be read of an array without elements.
  private boolean isReadAnyway(Shape shape, Names names) {
    return switch (shape) {
      case Shape.Terminated _, Shape.Buffer _ -> true;
      case Shape.Array(var count, var _, var _) -> count.evaluate(names) == 0;
      case Shape.Reference(var name, var _) when descriptions.type(name) instanceof Entry.Union ->
          true;
      case Shape.Foreign(var form, var arguments) ->
          form == Form.IOVEC && arguments.getFirst().evaluate(names) == 0;
      case Shape.Scalar _,
          Shape.Vector _,
          Shape.Sized _,
          Shape.Reference _,
          Shape.Opaque _,
          Shape.Payload _,
          Shape.Nothing _ ->
          false;
    };
  }

  private Value followed(Shape target, long address, Names names, Part part) {
    return switch (target) {
      case Shape.Indexed(var table, var array) ->
          followed(array, address, names, part) instanceof Value.Array elements
              ? indexed(elements, descriptions.table(table))
              : new Value.Unreadable(Address.of(address));
      case Shape.Opaque _, Shape.Nothing _, Shape.Chain _ -> Value.Pointer.of(address);
      case Shape.Terminated(var limit, var whole) -> {
        var bytes = Math.clamp(limit.evaluate(names), 0, DecodeOptions.MAX_STRING_LIMIT);
        yield !whole && bytes <= options.stringLimit()
            ? name(address, bytes)
            : whole
                ? scalars.labelled(string(address, bytes))
                : string(address, options.stringLimit());
      }
      case Shape.Buffer(var length, var content) ->
          buffer(address, length.evaluate(names), content);
      case Shape.Scalar scalar -> pointee(scalar, address, names);
      case Shape.Array(var count, var element, var most) -> {
        // What always has the same number of elements is read at once.
        var whole = count instanceof Expression.Literal;
        var value = array(element, address, count.evaluate(names), most, names, part);
        yield whole && value instanceof Value.Array(var _, Value.Rest.Unreadable _)
            ? new Value.Unreadable(Address.of(address))
            : value;
      }
      case Shape.Vector(var element) -> vector(element, address, names);
      case Shape.Sized sized -> sized(sized, address, sized.length().evaluate(names), names, part);
      case Shape.Foreign(var form, var arguments) -> {
        var numbers = new long[arguments.size()];
        for (var i = 0; i < numbers.length; i++) {
          numbers[i] = arguments.get(i).evaluate(names);
        }
        yield forms.read(form, address, numbers);
      }
      case Shape.Reference reference -> reference(reference, address, names, part);
    };
  }

  // What fills all the room that a name may take may go on behind it: nobody looked.
  private Value name(long address, int most) {
    var block = fetch.get(address, StringFetch.first(address, most));
    if (block.isComplete() && block.asked() < most && StringFetch.indexOfNul(block.bytes()) < 0) {
      block = fetch.get(address, most);
    }
    var end = StringFetch.indexOfNul(block.bytes());
    return end < 0 && block.isComplete() && block.asked() == most
        ? new Value.Text(ByteString.of(block.bytes()), true)
        : string(address, most);
  }

  private Value string(long address, int most) {
    var allowed = allowance.takeBytes(most);
    var value = strings.read(address, allowed);
    var used = value instanceof Value.Text(var bytes, var _) ? bytes.length() : 0;
    if (strings.cutShort() > 0) {
      scalars.decorations().cutShort(address, strings.cutShort(), most + 1);
    }
    allowance.giveBack(allowed - used);
    return value;
  }

  private Value reference(Shape.Reference reference, long address, Names names, Part part) {
    return switch (descriptions.type(reference.name())) {
      case Entry.Alias(var target) -> follow(target, address, names, part);
      case Entry.Union _ -> {
        var chosen = chosen(reference, names);
        yield chosen.isPresent()
            ? follow(chosen.get(), address, names, part)
            : Value.Pointer.of(address);
      }
      case Entry.Struct struct -> {
        var block = fetch.get(address, struct.layout().bytes());
        yield block.isComplete()
            ? struct(struct, block, 0, names, part, Optional.empty())
            : new Value.Unreadable(Address.of(address));
      }
    };
  }

  /// {@return what needs code to be understood at `address`}
  Value form(Form form, long address, long[] arguments) {
    return forms.read(form, address, arguments);
  }

  /// {@return the alternative of a union that holds}
  private Optional<Shape> chosen(Shape.Reference reference, Names names) {
    if (descriptions.type(reference.name()) instanceof Entry.Union(var choice)
        && !reference.arguments().isEmpty()) {
      var number = reference.arguments().getFirst().evaluate(names);
      return choice.of(number, descriptions.names(choice.table(), number)).map(one -> one.shape());
    }
    return Optional.empty();
  }

  /// {@return `shape`, or the alternative that holds if it is a union}
  Shape chosenScalar(Shape shape, Names names) {
    var current = descriptions.resolved(shape);
    while (current instanceof Shape.Reference reference) {
      var chosen = chosen(reference, names);
      if (chosen.isEmpty()) {
        return current;
      }
      current = descriptions.resolved(chosen.get());
    }
    return current;
  }

  private Value sized(Shape.Sized sized, long address, long length, Names names, Part part) {
    if (descriptions.resolved(sized.target()) instanceof Shape.Scalar scalar) {
      return sizedNumber(scalar, sized.least(), address, length, names);
    }
    if (length >= 0 && length < sized.least()
        || !(descriptions.resolved(sized.target()) instanceof Shape.Reference(var name, var _))
        || !(descriptions.type(name) instanceof Entry.Struct struct)) {
      return Value.Pointer.of(address);
    }
    var known = struct.layout().bytes();
    // A length is unsigned.
    var bytes = length < 0 ? known : (int) Math.min(length, known);
    var block = fetch.get(address, bytes);
    var marks = sized.rest() == Shape.Sized.Rest.MARKED;
    var enough =
        (part == Part.ENTRY || marks) && sized.least() > 0 && block.bytes().length >= sized.least();
    if (!block.isComplete() && !enough || bytes == 0) {
      return new Value.Unreadable(Address.of(address));
    }
    if (!block.isComplete() && sized.rest() == Shape.Sized.Rest.ADDRESS) {
      return begun(struct, block.cutTo(sized.least()), names, part);
    }
    var whole = marks ? wholeFields(struct, Math.min(bytes, block.bytes().length)) : bytes;
    var seen = whole < bytes ? block.cutTo(whole) : block.filledTo(sized.filled());
    var value = struct(struct, seen, 0, names, part, Optional.empty());
    return switch (sized.rest()) {
      case CUT_OFF, ADDRESS -> value;
      case BYTES ->
          bytes < length
              ? withRest(value, address, known, (int) Math.min(length, MAX_BEYOND))
              : value;
      case MARKED -> marked(value, whole < bytes || Long.compareUnsigned(length, known) > 0);
    };
  }

  /// The fields that can be read, and where those are that cannot.
  private Value begun(Entry.Struct struct, Block block, Names names, Part part) {
    var value = struct(struct, block, 0, names, part, Optional.empty());
    if (!(value instanceof Value.Struct(var known, var abbreviated))) {
      return value;
    }
    var fields = new ArrayList<>(known);
    var end = Address.of(block.address() + block.asked());
    fields.add(new Value.Field("", new Value.Unreadable(end)));
    return new Value.Struct(fields, abbreviated);
  }

  private static Value marked(Value value, boolean more) {
    return more && value instanceof Value.Struct(var fields, var _)
        ? new Value.Struct(fields, true)
        : value;
  }

  /// {@return how many bytes the fields have that are there whole in so many bytes}
  private int wholeFields(Entry.Struct struct, int bytes) {
    var fields = struct.structure().fields();
    var whole = 0;
    for (var i = 0; i < fields.size(); i++) {
      var end = struct.layout().offset(i) + descriptions.bytes(fields.get(i).shape());
      whole = end <= bytes ? Math.max(whole, end) : whole;
    }
    return whole;
  }

  private Value sizedNumber(
      Shape.Scalar scalar, int least, long address, long length, Names names) {
    var width = scalar.width().bytes(descriptions.abi());
    if (length >= width) {
      return pointee(scalar, address, names);
    }
    if (length <= 0 || length < least) {
      return Value.Pointer.of(address);
    }
    var block = fetch.get(address, (int) length);
    return block.isComplete()
        ? new Value.Bytes(ByteString.of(block.bytes()), false)
        : new Value.Unreadable(Address.of(address));
  }

  /// Adds what stands behind the fields that are known, if it is not all zero.
  private Value withRest(Value value, long address, int from, int to) {
    if (to <= from || !(value instanceof Value.Struct(var known, var abbreviated))) {
      return value;
    }
    var block = fetch.get(address + from, to - from);
    var text = new StringBuilder();
    if (block.isComplete()) {
      var zero = true;
      text.append("/* bytes ").append(from).append("..").append(to - 1).append(" */ \"");
      for (var octet : block.bytes()) {
        zero &= octet == 0;
        text.append("\\x").append(HexFormat.of().toHexDigits(octet));
      }
      if (zero) {
        return value;
      }
      text.append('"');
    } else {
      text.append("???");
    }
    var fields = new ArrayList<>(known);
    fields.add(new Value.Field("", new Value.Worded(0, Value.Base.UNSIGNED, text.toString())));
    return new Value.Struct(fields, abbreviated);
  }

  private Value pointee(Shape.Scalar scalar, long address, Names names) {
    var width = scalar.width().bytes(descriptions.abi());
    var loaded = fetch.get(address, width).load(0, width, scalar.signed());
    return loaded.isPresent()
        ? new Value.Pointee(scalar(scalar, loaded.getAsLong(), names))
        : new Value.Unreadable(Address.of(address));
  }

  /// {@return `length` bytes at `address`, no more of them than strings are shown}
  Value buffer(long address, long length) {
    return buffer(address, length, Shape.Buffer.Content.BYTES);
  }

  private Value buffer(long address, long length, Shape.Buffer.Content content) {
    if (address == 0) {
      return Value.Pointer.NULL;
    }
    if (length < 0) {
      return Value.Pointer.of(address);
    }
    var shown = allowance.takeBytes((int) Math.min(length, options.stringLimit()));
    var block = fetch.get(address, looked(shown, length));
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    return switch (content) {
      case BYTES, TEXT -> new Value.Text(ByteString.of(block.bytes(), 0, shown), shown < length);
      case STRING -> withoutNul(block.bytes(), shown, length);
      case BINARY, WHOLE -> new Value.Bytes(ByteString.of(block.bytes(), 0, shown), shown < length);
    };
  }

  /// {@return how many bytes are read of `length`, of which so many are shown}
  ///
  /// One more than is shown: what is said to go on must do so.
  static int looked(int shown, long length) {
    return shown < length ? shown + 1 : shown;
  }

  private static Value withoutNul(byte[] bytes, int shown, long length) {
    var last = shown == length && length > 0 && bytes[shown - 1] == 0;
    return new Value.Text(ByteString.of(bytes, 0, last ? shown - 1 : shown), shown < length);
  }

  /// {@return how many of `count` elements are shown}
  int shownElements(long count) {
    return shownElements(count, MAX_ELEMENTS);
  }

  /// @param most how many there may be if nothing is abbreviated
  private int shownElements(long count, int most) {
    return Math.clamp(
        count, 0, options.abbreviates() ? Math.min(options.stringLimit(), most) : most);
  }

  private Value array(Shape element, long address, long count, int most, Names names, Part part) {
    var shown = shownElements(count, most);
    var size = descriptions.bytes(element);
    if (count < 0 || size == 0) {
      return Value.Pointer.of(address);
    }
    // One more than is shown: whether there is one to be left out. Behind the most that there may
    // be
    // nothing is looked for.
    var block =
        fetch.get(address, shown < Math.min(count, most) ? (shown + 1) * size : shown * size);
    var readable = block.bytes().length / size;
    if (readable == 0 && count > 0) {
      return new Value.Unreadable(Address.of(address));
    }
    return elements(element, block, 0, Math.min(shown, readable), count, names, part);
  }

  private Value elements(
      Shape element, Block block, int offset, int most, long count, Names names, Part part) {
    var scalar = descriptions.resolved(element) instanceof Shape.Scalar;
    // Where more numbers than usual are wanted, their bytes are there already.
    var shown = scalar && most > MAX_ELEMENTS ? most : allowance.takeElements(most);
    var size = descriptions.bytes(element);
    for (var i = 0; i < shown; i++) {
      prefetchInline(element, block, offset + i * size, names);
    }
    var values = new ArrayList<Value>(shown);
    for (var i = 0; i < shown; i++) {
      var inner = scalar ? names : WithNumber.index(names, i);
      values.add(inline(element, block, offset + i * size, inner, part));
    }
    return new Value.Array(values, rest(block, offset + shown * size, shown, count));
  }

  private static Value.Rest rest(Block block, int end, int shown, long count) {
    if (shown >= count) {
      return Value.Rest.NONE;
    }
    return block.isComplete()
        ? Value.Rest.MORE
        : new Value.Rest.Unreadable(Address.of(block.address() + end));
  }

  private Value vector(Shape element, long address, Names names) {
    var pointers = pointers(address, shownElements(MAX_ELEMENTS) + 1);
    var shown = allowance.takeElements(Math.min(pointers.count(), shownElements(MAX_ELEMENTS)));
    if (pointers.count() == 0 && !pointers.ended()) {
      return new Value.Unreadable(Address.of(address));
    }
    for (var i = 0; i < shown; i++) {
      prefetch(element, pointers.values()[i], names);
    }
    var values = new ArrayList<Value>(shown);
    for (var i = 0; i < shown; i++) {
      values.add(follow(target(element), pointers.values()[i], names, Part.WHOLE));
    }
    Value.Rest rest = Value.Rest.NONE;
    if (shown < pointers.count()) {
      rest = Value.Rest.MORE;
    } else if (!pointers.ended()) {
      var width = descriptions.abi().pointerBytes();
      rest = new Value.Rest.Unreadable(Address.of(address + (long) shown * width));
    }
    return new Value.Array(values, rest);
  }

  /// {@return the strings whose addresses, up to a null pointer, lie at `address`}
  Value strings(long address) {
    var string = new Shape.Terminated(new Expression.Literal(Integer.MAX_VALUE), false);
    return vector(new Shape.Pointer(string, Width.LONG), address, NO_NAMES);
  }

  private static Shape target(Shape element) {
    return element instanceof Shape.Pointer(var target, var _) ? target : element;
  }

  /// Pointers up to a null pointer.
  ///
  /// @param ended whether the null pointer was found
  @SuppressWarnings("ArrayRecordComponent") // never compared, made for one reader at once
  record Pointers(long[] values, int count, boolean ended) {}

  /// {@return the pointers at `address` up to a null pointer, at most `most`}
  Pointers pointers(long address, int most) {
    var width = descriptions.abi().pointerBytes();
    var values = new long[Math.min(most, 64)];
    var count = 0;
    while (count < most) {
      var chunk = Math.min(most - count, 64);
      var block = fetch.get(address + (long) count * width, chunk * width);
      for (var i = 0; i < chunk; i++) {
        var value = block.load(i * width, width, false);
        if (value.isEmpty() || value.getAsLong() == 0) {
          return new Pointers(values, count, value.isPresent());
        }
        if (count == values.length) {
          values = java.util.Arrays.copyOf(values, count * 2);
        }
        values[count++] = value.getAsLong();
      }
    }
    return new Pointers(values, count, false);
  }

  /// {@return what lies at `offset` of `block`}
  Value inline(Shape shape, Block block, int offset, Names names, Part part) {
    return switch (descriptions.resolved(shape)) {
      case Shape.Scalar scalar -> {
        var width = scalar.width().bytes(descriptions.abi());
        var loaded = block.load(offset, width, scalar.signed());
        yield loaded.isPresent()
            ? scalar(scalar, loaded.getAsLong(), names)
            : offset + width <= block.asked()
                ? new Value.Unreadable(Address.of(block.address() + offset))
                : cutOff(block, offset);
      }
      case Shape.Terminated(var limit, var _) ->
          terminated(block, offset, (int) limit.evaluate(names));
      case Shape.Buffer(var length, var content) -> {
        var bytes = length.evaluate(names);
        if (content == Shape.Buffer.Content.TEXT
            && !block.has(offset, Math.clamp(bytes, 0, MAX_BEYOND))) {
          yield textBehind(block.address() + offset, bytes);
        }
        yield content != Shape.Buffer.Content.BYTES
                && content != Shape.Buffer.Content.STRING
                && bytes >= 0
                && bytes <= block.bytes().length
                && block.has(offset, (int) bytes)
            ? binary(block, offset, (int) bytes, content)
            : buffer(block.address() + offset, bytes, content);
      }
      case Shape.Array(Expression.Literal(var number), var element, var _)
          when offset + number * descriptions.bytes(element) > block.asked() -> {
        // The structure is cut off within it.
        var size = Math.max(1, descriptions.bytes(element));
        var whole = Math.max(0, block.asked() - offset) / size;
        yield elements(element, block, offset, shownElements(whole), whole, names, part);
      }
      case Shape.Array(var count, var element, var most) -> {
        var number = count.evaluate(names);
        // What comes behind a structure is as long as the structure says.
        var behind = !(count instanceof Expression.Literal) && offset >= block.asked();
        yield behind && number > 0
            ? array(element, block.address() + offset, number, most, names, part)
            : elements(element, block, offset, shownElements(number, most), number, names, part);
      }
      case Shape.Sized sized -> inline(sized.target(), block, offset, names, part);
      case Shape.Reference reference ->
          switch (descriptions.type(reference.name())) {
            case Entry.Struct struct ->
                struct(struct, block, offset, names, part, Optional.empty());
            case Entry.Alias(var target) -> inline(target, block, offset, names, part);
            case Entry.Union _ -> {
              var chosen = chosen(reference, names);
              yield chosen.isPresent()
                  ? inline(chosen.get(), block, offset, names, part)
                  : Value.Pending.INSTANCE;
            }
          };
      case Shape.Foreign foreign -> follow(foreign, block.address() + offset, names, part);
      case Shape.Indexed(var table, var array) ->
          inline(array, block, offset, names, part) instanceof Value.Array elements
              ? indexed(elements, descriptions.table(table))
              : Value.Pending.INSTANCE;
      case Shape.Opaque _, Shape.Vector _, Shape.Nothing _, Shape.Chain _ -> Value.Pending.INSTANCE;
    };
  }

  /// What is there of a number that is not there whole.
  private static Value cutOff(Block block, int offset) {
    var bytes = block.bytes();
    return offset < bytes.length
        ? new Value.Bytes(ByteString.of(bytes, offset, bytes.length - offset), false)
        : Value.Pending.INSTANCE;
  }

  /// {@return elements with the names of their places}
  static Value indexed(Value.Array array, NameTable table) {
    var values = new ArrayList<Value>();
    for (var i = 0; i < array.elements().size(); i++) {
      var symbols = table.one(i);
      var index =
          new Value.Symbols(
              i, symbols.names(), symbols.unnamed(), Value.Base.UNSIGNED, symbols.family());
      values.add(new Value.Indexed(index, array.elements().get(i)));
    }
    return new Value.Array(values, array.rest());
  }

  // What comes behind a structure and is shown whole.
  private Value textBehind(long address, long length) {
    var block = fetch.get(address, allowance.takeBytes(Math.clamp(length, 0, MAX_BEYOND)));
    return block.isComplete()
        ? new Value.Text(ByteString.of(block.bytes()), block.asked() < length)
        : new Value.Unreadable(Address.of(address));
  }

  private Value binary(Block block, int offset, int length, Shape.Buffer.Content content) {
    var most =
        content == Shape.Buffer.Content.BINARY ? Math.min(length, options.stringLimit()) : length;
    var shown = allowance.takeBytes(most);
    if (content == Shape.Buffer.Content.TEXT) {
      return new Value.Text(ByteString.of(block.bytes(), offset, shown), shown < length);
    }
    return new Value.Bytes(ByteString.of(block.bytes(), offset, shown), shown < length);
  }

  private static Value terminated(Block block, int offset, int limit) {
    var end = Math.min(block.bytes().length, offset + limit);
    for (var i = offset; i < end; i++) {
      if (block.bytes()[i] == 0) {
        return new Value.Text(ByteString.of(block.bytes(), offset, i - offset), false);
      }
    }
    // The last byte is for the NUL.
    return new Value.Text(
        ByteString.of(block.bytes(), offset, Math.max(0, end - 1 - offset)), true);
  }

  /// Says what was in memory at the call's entry.
  void formerly(FormerMemory memory) {
    formerly = memory;
  }

  /// {@return the bytes of `block` as they were at the call's entry, if those of a structure of
  /// `length` bytes from `offset` on are known, as far as it is there}
  private Optional<Block> former(Block block, int offset, int length) {
    var there = Math.min(length, block.asked() - offset);
    return there > 0 ? formerly.at(block.address(), offset + there) : Optional.empty();
  }

  /// {@return what names mean within the structure at `offset` of `block`}
  Names names(Entry.Struct entry, Block block, int offset, Optional<Block> former, Names around) {
    return new StructNames(
        descriptions,
        entry.structure(),
        entry.layout(),
        block,
        offset,
        former,
        around,
        !options.abbreviates());
  }

  /// {@return the structure at `offset` of `block`}
  ///
  /// @param known the same bytes as they were at the call's entry, if known
  Value struct(
      Entry.Struct entry, Block block, int offset, Names around, Part part, Optional<Block> known) {
    var former =
        known.isPresent() || formerly.blocks().isEmpty()
            ? known
            : former(block, offset, entry.layout().bytes());
    var structure = entry.structure();
    var names = names(entry, block, offset, former, around);
    var abbreviated = options.abbreviates() && !structure.brief().isEmpty();
    var indexes = entry.layout().order(abbreviated);
    for (var index : indexes) {
      if (index != Layout.OMISSION) {
        var at = offset + entry.layout().offset(index);
        prefetchInline(structure.fields().get(index).shape(), block, at, names);
      }
    }
    var fields = new ArrayList<Value.Field>(indexes.length);
    var told = false;
    for (var index : indexes) {
      if (index == Layout.OMISSION) {
        if (part != Part.ENTRY || !structure.has(Direction.OUT)) {
          fields.add(Value.Field.OMISSION);
        }
        told = true;
        continue;
      }
      var field = structure.fields().get(index);
      var at = offset + entry.layout().offset(index);
      if (isShown(field, block, at, names, part)) {
        var value = field(field, block, at, names, part, former);
        if (!(value instanceof Value.Pending)) {
          fields.add(new Value.Field(titled(field, names), withName(field.name(), value)));
        }
      }
    }
    if (structure.bare() && fields.size() < 2) {
      return fields.isEmpty() ? Value.Pending.INSTANCE : fields.getFirst().value();
    }
    if (structure.listed()) {
      var elements = new ArrayList<Value>(fields.size());
      fields.forEach(field -> elements.add(field.value()));
      return new Value.Array(elements, Value.Rest.NONE);
    }
    var value = new Value.Struct(fields, abbreviated && !told && leavesOut(structure, part));
    return structure.moment().isEmpty() ? value : moment(value, structure, names);
  }

  // Of several structures in one place, that of the one which holds.
  private String titled(Parameter field, Names names) {
    return chosenScalar(field.shape(), names) instanceof Shape.Reference(var name, var _)
            && descriptions.type(name) instanceof Entry.Struct(var structure, var _)
            && !structure.title().isEmpty()
        ? field.name() + "." + structure.title()
        : field.name();
  }

  /// Whether an abbreviated structure lacks a field that this part has.
  private static boolean leavesOut(Structure structure, Part part) {
    if (part == Part.WHOLE) {
      return true;
    }
    for (var field : structure.fields()) {
      var here =
          part == Part.ENTRY
              ? field.direction() != Direction.OUT
              : field.direction() != Direction.IN;
      if (here && !field.name().equals("_") && !structure.brief().contains(field.name())) {
        return true;
      }
    }
    return false;
  }

  // An address is written as the call of inet_pton(3) that would fill the field.
  private static Value withName(String field, Value value) {
    if (value
            instanceof
            Value.Described(var number, Value.Expression(var raw, var function, var arguments))
        && function.equals("inet_pton")
        && arguments.size() == 2) {
      var all = new ArrayList<>(arguments);
      all.add(Value.Symbols.of(0, "&" + field));
      return new Value.Described(number, new Value.Expression(raw, function, all));
    }
    return value;
  }

  private Value moment(Value value, Structure structure, Names names) {
    var fields = structure.moment();
    var seconds = names.number(fields.getFirst());
    var fraction = names.number(fields.getLast());
    var told =
        fields.getLast().endsWith("usec")
            ? scalars.momentInMicroseconds(value, seconds, fraction)
            : scalars.moment(value, seconds, fraction);
    return structure.dated() && told instanceof Value.Commented
        ? new Value.Described(value, told)
        : told;
  }

  private Value field(
      Parameter field, Block block, int at, Names names, Part part, Optional<Block> former) {
    if (field.followed().isPresent() && field.followed().get().evaluate(names) == 0) {
      var width = Math.min(8, descriptions.bytes(field.shape()));
      return Value.Pointer.of(block.load(at, width, false).orElse(0));
    }
    if (part == Part.ENTRY
        && field.direction() == Direction.IN_OUT
        && field.shape() instanceof Shape.Pointer(var _, var width)) {
      var bytes = width.bytes(descriptions.abi());
      return Value.Pointer.of(
          field.bound().isPresent()
              ? field.bound().get().evaluate(names)
              : block.load(at, bytes, false).orElse(0));
    }
    if (field.bound().isPresent()
        && descriptions.resolved(field.shape()) instanceof Shape.Scalar scalar) {
      return scalar(scalar, field.bound().get().evaluate(names), names);
    }
    // All of what the kernel writes, whatever it is made of.
    var inner = part == Part.EXIT && field.direction() != Direction.IN ? Part.WHOLE : part;
    var now = inline(field.shape(), block, at, names, inner);
    if (field.direction() == Direction.IN_OUT && former.isPresent()) {
      var before = inline(field.shape(), former.get(), at, names, part);
      var repeated = field.repeated().isPresent() && field.repeated().get().evaluate(names) != 0;
      return before.equals(now) && !repeated ? now : new Value.InOut(before, now);
    }
    return now;
  }

  private boolean isShown(Parameter field, Block block, int at, Names names, Part part) {
    if (field.name().equals("_")
        || !block.has(at, 1) && descriptions.bytes(field.shape()) > 0
        || field.shown().isPresent() && field.shown().get().evaluate(names) == 0) {
      return false;
    }
    return switch (part) {
      case WHOLE -> true;
      case ENTRY -> field.direction() != Direction.OUT;
      case EXIT -> field.direction() != Direction.IN;
    };
  }

  private void prefetchInline(Shape shape, Block block, int offset, Names names) {
    if (descriptions.resolved(shape) instanceof Shape.Pointer pointer) {
      var width = pointer.width().bytes(descriptions.abi());
      prefetch(pointer, block.load(offset, width, false).orElse(0), names);
    }
  }

  /// Announces the first read of what a pointer of this shape points to.
  void prefetch(Shape shape, long address, Names names) {
    if (address != 0 && descriptions.resolved(shape) instanceof Shape.Pointer(var target, var _)) {
      fetch.want(address, firstRead(descriptions.resolved(target), address, names));
    }
  }

  private int firstElements(long count, int most) {
    var shown = shownElements(count, most);
    return shown < count ? shown + 1 : shown;
  }

  private int firstRead(Shape target, long address, Names names) {
    return switch (target) {
      case Shape.Terminated(var limit, var whole) -> {
        var most = Math.clamp(limit.evaluate(names), 0, DecodeOptions.MAX_STRING_LIMIT);
        var shown = whole ? most : Math.min(most, options.stringLimit());
        yield StringFetch.first(address, shown + 1);
      }
      case Shape.Buffer(var length, var _) ->
          Math.clamp(length.evaluate(names), 0, options.stringLimit() + 1);
      case Shape.Scalar scalar -> scalar.width().bytes(descriptions.abi());
      case Shape.Array(var count, var element, var most) ->
          firstElements(count.evaluate(names), most) * descriptions.bytes(element);
      case Shape.Sized sized ->
          Math.clamp(sized.length().evaluate(names), 0, descriptions.bytes(sized.target()));
      case Shape.Reference reference ->
          descriptions.type(reference.name()) instanceof Entry.Struct struct
              ? struct.layout().bytes()
              : 0;
      case Shape.Foreign _, Shape.Vector _, Shape.Opaque _, Shape.Nothing _, Shape.Payload _ -> 0;
    };
  }
}
