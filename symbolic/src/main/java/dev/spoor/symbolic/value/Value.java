package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseClass;
import dev.spoor.symbolic.type.Bound;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Dimension;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.UnspecifiedType;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/// A value of a type, wherever it is. What is in memory is read each time it is asked for; [#held]
/// gives one that stays as it is.
///
/// Immutable, but for one thread, as the program's memory is.
public final class Value {
  /// More bytes than this are not read for one value.
  public static final int MOST_BYTES = 1 << 16;

  private static final int DEEPEST_SEARCH = 32;

  private final Type type;
  private final Storage storage;
  private final Surroundings around;

  private Value(Type type, Storage storage, Surroundings around) {
    this.type = type;
    this.storage = storage;
    this.around = around;
  }

  /// {@return the value of `type` in `storage`}
  ///
  /// Arrays whose bounds the program computes get those that hold now.
  public static Value of(Type type, Storage storage, Surroundings around) {
    return new Value(
        type.stripped() instanceof ArrayType array && isComputed(array)
            ? bounded(array, around)
            : type,
        storage,
        around);
  }

  /// {@return the value of `type` at `address`}
  public static Value at(Type type, Address address, Surroundings around) {
    return of(type, new Storage.InMemory(address), around);
  }

  private static boolean isComputed(ArrayType array) {
    return array.dimensions().stream()
        .anyMatch(each ->
            each.upper() instanceof Bound.Computed || each.lower() instanceof Bound.Computed);
  }

  private static Type bounded(ArrayType array, Surroundings around) {
    var dimensions = new ArrayList<Dimension>();
    for (var each : array.dimensions()) {
      dimensions.add(new Dimension(known(each.lower(), around), known(each.upper(), around)));
    }
    return new ArrayType(array.element(), dimensions, array.strideBytes(), array.isVector());
  }

  private static Bound known(Bound bound, Surroundings around) {
    if (bound instanceof Bound.Computed computed) {
      var value = around.bound(computed);
      return value.isPresent() ? new Bound.Known(value.getAsLong()) : new Bound.Unknown();
    }
    return bound;
  }

  /// {@return its type}
  public Type type() {
    return type;
  }

  /// {@return where it is in memory, if it is there}
  public Optional<Address> address() {
    return storage.address();
  }

  /// {@return what it belongs to}
  public Surroundings around() {
    return around;
  }

  /// {@return how many bytes it has; empty if its type does not say it}
  public OptionalLong sizeBytes() {
    return type.sizeBytes();
  }

  /// {@return its bytes; absent if there are too many, or their number is not known}
  public Contents contents() {
    var size = sizeBytes();
    if (size.isEmpty()) {
      return Contents.absent(1, new Absence.Unavailable("the type is incomplete"));
    }
    if (size.getAsLong() > MOST_BYTES) {
      return Contents.absent(
          1, new Absence.Unavailable("value of " + size.getAsLong() + " bytes is too large"));
    }
    return contents(0, (int) size.getAsLong());
  }

  private Contents contents(long offset, int length) {
    return switch (storage) {
      case Storage.Held(var contents, var _) -> contents.slice(offset, length);
      case Storage.InMemory(var start) -> read(start.plus(offset), length);
    };
  }

  private Contents read(Address address, int length) {
    var bytes = around.memory().read(address, length);
    if (bytes.length == length) {
      return Contents.of(bytes);
    }
    var builder = new Contents.Builder(length, new Absence.Unreadable(address.plus(bytes.length)));
    builder.put(0, Contents.of(bytes), 0, (long) bytes.length * Byte.SIZE);
    return builder.build();
  }

  /// {@return this value as it is now, if it is not too large; what it points to stays where it is}
  public Value held() {
    var size = sizeBytes();
    return storage instanceof Storage.Held || size.isEmpty() || size.getAsLong() > MOST_BYTES
        ? this
        : new Value(type, new Storage.Held(contents(), address()), around);
  }

  /// {@return the same bytes as a value of another type}
  public Value as(Type other) {
    return of(other, storage, around);
  }

  private Value part(Type partType, long offset) {
    var size = partType.sizeBytes();
    var length = (int) Math.min(size.orElse(0), MOST_BYTES);
    return of(partType, storage.at(offset, length), around);
  }

  private Value absent(Type partType, Absence why) {
    var length = Math.clamp(partType.sizeBytes().orElse(1), 1, MOST_BYTES);
    return of(partType, new Storage.Held(Contents.absent(length, why), Optional.empty()), around);
  }

  // Members.

  /// {@return the member of this structure, union or class}
  public Value member(Member member) {
    var memberType = member.type().type();
    return switch (member.placement()) {
      case Placement.AtByte(var offset) -> part(memberType, offset);
      case Placement.AtBits(var offset, var bits) -> bitField(memberType, offset, bits);
      case Placement.Computed computed -> computed(memberType, computed);
      case Placement.Static _ ->
          around
              .staticMember(member)
              .orElseGet(() -> absent(memberType, new Absence.OptimizedOut()));
    };
  }

  /// {@return the part of this class that it has from another one}
  public Value base(BaseClass base) {
    var baseType = base.type().type();
    return switch (base.placement()) {
      case Placement.AtByte(var offset) -> part(baseType, offset);
      case Placement.Computed computed -> computed(baseType, computed);
      case Placement.AtBits _, Placement.Static _ ->
          absent(baseType, new Absence.Unavailable("no class is placed in this way"));
    };
  }

  private Value computed(Type partType, Placement.Computed computed) {
    var start = address();
    if (start.isEmpty()) {
      return absent(partType, new Absence.Unavailable("it has no address"));
    }
    var found = around.compute(computed.holder(), computed.expression(), start.get());
    return found.isPresent()
        ? at(partType, Address.of(found.getAsLong()), around)
        : absent(partType, new Absence.Unavailable("its place cannot be computed"));
  }

  /// A number as wide as its type, which is nowhere itself.
  private Value bitField(Type fieldType, long offset, int bits) {
    var size = fieldType.sizeBytes().orElse(0);
    if (bits < 1 || size > MOST_BYTES || bits > size * Byte.SIZE) {
      return absent(fieldType, new Absence.Unavailable("a bit-field wider than its type"));
    }
    var first = Math.floorDiv(offset, Byte.SIZE);
    var whole = contents(first, (int) ((Math.floorMod(offset, Byte.SIZE) + bits + 7L) / Byte.SIZE));
    var absence = whole.absenceOfBits(Math.floorMod(offset, Byte.SIZE), bits);
    if (absence.isPresent()) {
      return absent(fieldType, absence.get());
    }
    var number = new BigInteger(1, bigEndian(whole));
    var below =
        isBigEndian()
            ? whole.length() * Byte.SIZE - Math.floorMod(offset, Byte.SIZE) - bits
            : Math.floorMod(offset, Byte.SIZE);
    var field =
        number.shiftRight(below).and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    if (Scalars.isSigned(fieldType) && field.testBit(bits - 1)) {
      field = field.subtract(BigInteger.ONE.shiftLeft(bits));
    }
    return of(
        fieldType,
        new Storage.Held(Contents.of(bytesOf(field, (int) size)), Optional.empty()),
        around);
  }

  private boolean isBigEndian() {
    return around.memory().order() == ByteOrder.BIG_ENDIAN;
  }

  private byte[] bigEndian(Contents contents) {
    var bytes = contents.toArray();
    return isBigEndian() ? bytes : Scalars.reversed(bytes);
  }

  private byte[] bytesOf(BigInteger number, int length) {
    var bytes = new byte[length];
    for (var i = 0; i < length; i++) {
      bytes[isBigEndian() ? length - 1 - i : i] = number.shiftRight(i * Byte.SIZE).byteValue();
    }
    return bytes;
  }

  /// {@return the member with this name: of this class, of its anonymous parts, of those it is
  /// derived from. A pointer or reference is followed}
  public Optional<Value> member(String name) {
    return member(name, DEEPEST_SEARCH);
  }

  private Optional<Value> member(String name, int depth) {
    var stripped = type.stripped();
    if (stripped instanceof PointerType || stripped instanceof ReferenceType) {
      return depth == 0 ? Optional.empty() : target().flatMap(at -> at.member(name, depth - 1));
    }
    if (!(stripped instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    var own = compound.member(name);
    if (own.isPresent()) {
      return own.map(this::member);
    }
    return inParts(compound, name, depth);
  }

  private Optional<Value> inParts(CompoundType compound, String name, int depth) {
    for (var member : compound.members()) {
      if (member.name().isEmpty()) {
        var found = member(member).member(name, depth - 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (var base : compound.bases()) {
      var found = base(base).member(name, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  // Elements.

  /// {@return the element of an array that is `index` behind the first; of an array of several
  /// dimensions, an array of one less. It is not checked whether there is such an element}
  ///
  /// @throws IllegalArgumentException if this is no array
  public Value element(long index) {
    if (!(type.stripped() instanceof ArrayType array)) {
      throw new IllegalArgumentException(type.name() + " has no elements");
    }
    var inner = array.inner();
    var stride = array.dimensions().size() == 1 ? array.strideBytes() : OptionalLong.empty();
    return part(inner, index * stride.orElse(inner.sizeBytes().orElse(0)));
  }

  /// {@return how many elements an array has, in its outermost dimension; empty if that is not
  /// known, or this is no array}
  public OptionalLong elementCount() {
    return type.stripped() instanceof ArrayType array
        ? array.dimensions().getFirst().count()
        : OptionalLong.empty();
  }

  // Numbers.

  /// {@return why it cannot be read, if it cannot be read as a whole}
  public Optional<Absence> absence() {
    return contents().absence();
  }

  /// {@return an integer, a pointer, a character, a truth value, an enumerator, with its sign;
  /// empty if it is not there, or is none}
  public Optional<BigInteger> integer() {
    return Scalars.integer(this);
  }

  /// {@return the lowest 64 bits of [#integer]}
  public OptionalLong number() {
    var integer = integer();
    return integer.isPresent() ? OptionalLong.of(integer.get().longValue()) : OptionalLong.empty();
  }

  /// {@return the address that a pointer or a reference holds}
  public Optional<Address> pointer() {
    var stripped = type.stripped();
    var isPointer =
        stripped instanceof PointerType
            || stripped instanceof ReferenceType
            || stripped instanceof UnspecifiedType;
    var number = isPointer ? number() : OptionalLong.empty();
    return number.isPresent() ? Optional.of(Address.of(number.getAsLong())) : Optional.empty();
  }

  /// {@return what a pointer points to or a reference refers to, whether or not it can be read;
  /// empty if this is neither, or is not there}
  public Optional<Value> target() {
    var target =
        switch (type.stripped()) {
          case PointerType(var to, var _) -> Optional.of(to);
          case ReferenceType(var _, var to, var _) -> Optional.of(to);
          default -> Optional.<dev.spoor.symbolic.type.TypeReference>empty();
        };
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (absence().orElse(null) instanceof Absence.ImplicitPointer implicit) {
      return around.implicit(implicit, target.get().type());
    }
    var to = target.get().type();
    return pointer()
        .map(address -> around.referred(to, address).orElseGet(() -> at(to, address, around)));
  }

  /// {@return this object as the class that it was made as, by its table of virtual functions;
  /// itself if it has none or that cannot be found}
  public Value dynamic() {
    return DynamicType.of(this);
  }

  /// {@return its text, with the usual limits}
  @Override
  public String toString() {
    return new ValuePrinter(ValueFormat.usual(), Presenters.none()).text(this);
  }
}
