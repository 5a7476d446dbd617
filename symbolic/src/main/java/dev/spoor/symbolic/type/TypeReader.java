package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.type.QualifiedType.Qualifier;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Makes types of entries.
final class TypeReader {
  private static final int MOST_DIMENSIONS = 32;

  // The values of DW_AT_endianity (DWARF 5, table 7.15).
  private static final long DW_END_BIG = 1;
  private static final long DW_END_LITTLE = 2;

  private final Types types;

  TypeReader(Types types) {
    this.types = types;
  }

  /// The tags of types, by how their entries are read; all others are of kinds that are not known.
  Type read(Die die) {
    return switch (die.tag().toString()) {
      case "base_type" -> base(die);
      case "pointer_type" -> new PointerType(types.typeOf(die), addressWidth(die));
      case "reference_type" -> reference(die, ReferenceType.Kind.LVALUE);
      case "rvalue_reference_type" -> reference(die, ReferenceType.Kind.RVALUE);
      case "ptr_to_member_type" -> memberPointer(die);
      case "array_type" -> array(die);
      case "structure_type" -> compound(die, CompoundType.Kind.STRUCTURE);
      case "union_type" -> compound(die, CompoundType.Kind.UNION);
      case "class_type", "interface_type" -> compound(die, CompoundType.Kind.CLASS);
      case "enumeration_type" -> enumeration(die);
      case "typedef", "template_alias" ->
          new TypedefType(ScopedNames.of(die).orElse("?"), types.typeOf(die));
      case "const_type" -> new QualifiedType(Qualifier.CONST, types.typeOf(die));
      case "volatile_type" -> new QualifiedType(Qualifier.VOLATILE, types.typeOf(die));
      case "restrict_type" -> new QualifiedType(Qualifier.RESTRICT, types.typeOf(die));
      case "atomic_type" -> new QualifiedType(Qualifier.ATOMIC, types.typeOf(die));
      case "packed_type", "shared_type", "immutable_type" ->
          new QualifiedType(Qualifier.OTHER, types.typeOf(die));
      case "subroutine_type", "subprogram" -> function(die);
      case "unspecified_type" -> unspecified(die);
      // A part of another type's values is shown as one of that.
      case "subrange_type" -> new TypedefType(ScopedNames.of(die).orElse("?"), types.typeOf(die));
      default ->
          new UnknownType(
              die.name().orElse(die.tag().toString()), DieNumbers.of(die, AttributeName.BYTE_SIZE));
    };
  }

  private static int addressWidth(Die die) {
    return DieNumbers.width(die, AttributeName.BYTE_SIZE, die.unit().encoding().addressBytes());
  }

  private static BaseType base(Die die) {
    var bits = DieNumbers.of(die, AttributeName.BIT_SIZE);
    var bytes = DieNumbers.of(die, AttributeName.BYTE_SIZE);
    var order =
        switch ((int) DieNumbers.of(die, AttributeName.ENDIANITY).orElse(0)) {
          case (int) DW_END_BIG -> ByteOrder.BIG_ENDIAN;
          case (int) DW_END_LITTLE -> ByteOrder.LITTLE_ENDIAN;
          default -> die.unit().sections().section(".debug_info").order();
        };
    return new BaseType(
        BaseNames.usual(die.name().orElse("?")),
        bytes.orElse((bits.orElse(0) + 7) / 8),
        new BaseEncoding(die.unsigned(AttributeName.ENCODING).orElse(0L)),
        order,
        bits.isPresent() && bits.getAsLong() < bytes.orElse(0) * Byte.SIZE
            ? OptionalInt.of((int) Math.min(bits.getAsLong(), 1 << 20))
            : OptionalInt.empty());
  }

  private Type reference(Die die, ReferenceType.Kind kind) {
    return new ReferenceType(kind, types.typeOf(die), addressWidth(die));
  }

  private Type memberPointer(Die die) {
    var target = types.typeOf(die);
    var containing =
        die.reference(AttributeName.CONTAINING_TYPE)
            .<TypeReference>map(other -> new TypeReference.Described(other, types))
            .orElseGet(TypeReference::toVoid);
    // The Itanium ABI, section 2.3: a ptrdiff_t, two for a function.
    var address = die.unit().encoding().addressBytes();
    var isFunction = target.type().stripped() instanceof FunctionType;
    var width = DieNumbers.width(die, AttributeName.BYTE_SIZE, isFunction ? 2 * address : address);
    return new MemberPointerType(target, containing, width);
  }

  private Type array(Die die) {
    var dimensions = new ArrayList<Dimension>();
    for (var child : die.children()) {
      var isIndex =
          child.tag().equals(Tag.SUBRANGE_TYPE) || child.tag().equals(Tag.ENUMERATION_TYPE);
      if (isIndex && dimensions.size() < MOST_DIMENSIONS) {
        dimensions.add(dimension(child));
      }
    }
    if (dimensions.isEmpty()) {
      dimensions.add(new Dimension(new Bound.Known(0), new Bound.Unknown()));
    }
    return new ArrayType(
        types.typeOf(die),
        dimensions,
        DieNumbers.of(die, AttributeName.BYTE_STRIDE),
        die.flag(AttributeName.GNU_VECTOR));
  }

  private static Dimension dimension(Die index) {
    var lower =
        index.has(AttributeName.LOWER_BOUND)
            ? bound(index, AttributeName.LOWER_BOUND, 0)
            : new Bound.Known(Languages.lowestIndex(index.unit()));
    if (index.has(AttributeName.COUNT)) {
      var first = lower instanceof Bound.Known(var value) ? value : 0;
      return new Dimension(lower, bound(index, AttributeName.COUNT, 1 - first));
    }
    return new Dimension(lower, bound(index, AttributeName.UPPER_BOUND, 0));
  }

  private static Bound bound(Die index, AttributeName attribute, long less) {
    return switch (index.value(attribute).orElse(null)) {
      case AttributeValue.Constant number -> new Bound.Known(index(number) - less);
      case AttributeValue.Expression _,
          AttributeValue.Bytes _,
          AttributeValue.LocalReference _,
          AttributeValue.GlobalReference _ ->
          new Bound.Computed(index, attribute, less);
      case null, default -> new Bound.Unknown();
    };
  }

  /// Without a sign, except for a -1 behind an array of no elements.
  private static long index(AttributeValue.Constant number) {
    return number.signed() == -1 ? -1 : number.value();
  }

  private Type compound(Die die, CompoundType.Kind kind) {
    return new CompoundType(die, kind, ScopedNames.of(die), types);
  }

  private Type enumeration(Die die) {
    var enumerators = new ArrayList<EnumerationType.Enumerator>();
    var prefix =
        die.flag(AttributeName.ENUM_CLASS)
            ? ScopedNames.of(die).map(name -> name + "::").orElse("")
            : ScopedNames.prefix(die);
    var underlying = types.typeOf(die);
    var isSigned = isSigned(die, underlying);
    var width =
        DieNumbers.width(
            die,
            AttributeName.BYTE_SIZE,
            (int) Math.min(underlying.type().sizeBytes().orElse(4), Integer.MAX_VALUE));
    for (var child : die.children()) {
      if (child.tag().equals(Tag.ENUMERATOR)) {
        enumerators.add(
            new EnumerationType.Enumerator(
                prefix + child.name().orElse("?"), value(child, isSigned, width)));
      }
    }
    return new EnumerationType(
        ScopedNames.of(die),
        Languages.hasTags(die.unit()),
        die.flag(AttributeName.ENUM_CLASS),
        die.has(AttributeName.TYPE) ? Optional.of(underlying) : Optional.empty(),
        width,
        isSigned || enumerators.stream().anyMatch(each -> each.value() < 0),
        enumerators);
  }

  /// A form narrower than the type has no sign, whatever the type's.
  private static long value(Die enumerator, boolean isSigned, int widthBytes) {
    return enumerator.value(AttributeName.CONST_VALUE).orElse(null)
            instanceof AttributeValue.Constant number
        ? isSigned && number.widthBytes() >= widthBytes ? number.signed() : number.value()
        : 0;
  }

  private static boolean isSigned(Die die, TypeReference underlying) {
    if (die.has(AttributeName.TYPE)) {
      return underlying.type().stripped() instanceof BaseType base && base.encoding().isSigned();
    }
    // Without it, an enumerator with a sign says so by its form, which has no width.
    for (var child : die.children()) {
      if (child.value(AttributeName.CONST_VALUE).orElse(null)
              instanceof AttributeValue.Constant(var value, var width)
          && width == 0
          && value < 0) {
        return true;
      }
    }
    return false;
  }

  private Type function(Die die) {
    var parameters = new ArrayList<TypeReference>();
    var isVariadic = false;
    for (var child : die.children()) {
      if (child.tag().equals(Tag.FORMAL_PARAMETER)) {
        parameters.add(parameter(child));
      }
      isVariadic |= child.tag().equals(Tag.UNSPECIFIED_PARAMETERS);
    }
    var isPrototyped = die.flag(AttributeName.PROTOTYPED) || !Languages.hasTags(die.unit());
    return new FunctionType(
        types.typeOf(die), parameters, isVariadic && isPrototyped, isPrototyped);
  }

  /// `this` cannot be assigned to, which producers leave out in types of functions.
  private TypeReference parameter(Die die) {
    var type = types.typeOf(die);
    return die.flag(AttributeName.ARTIFICIAL) && type.type() instanceof PointerType
        ? TypeReference.to(new QualifiedType(Qualifier.CONST, type))
        : type;
  }

  private static Type unspecified(Die die) {
    var name = die.name().orElse("?");
    // nullptr_t has the width of a pointer (C++17, 6.9.1); producers leave it out.
    var width = DieNumbers.of(die, AttributeName.BYTE_SIZE);
    return new UnspecifiedType(
        name,
        width.isEmpty() && isNull(name)
            ? OptionalLong.of(die.unit().encoding().addressBytes())
            : width);
  }

  private static boolean isNull(String name) {
    return name.equals("decltype(nullptr)") || name.equals("nullptr_t");
  }
}
