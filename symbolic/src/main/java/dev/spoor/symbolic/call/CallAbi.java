package dev.spoor.symbolic.call;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.Method;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypedefType;
import dev.spoor.symbolic.type.UnknownType;
import dev.spoor.symbolic.type.UnspecifiedType;
import dev.spoor.symbolic.type.VoidType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which registers a value of a type is passed and returned in: System V psABI for AMD64, section
/// 3.2.3.
///
/// Of a type that refers to itself in a way that no program can be, the answer is memory.
public final class CallAbi {
  private static final int EIGHT = 8;
  private static final int DEEPEST = 32;

  /// The longest array that is looked at element by element: what is longer than two eightbytes is
  /// in memory anyway.
  private static final int MOST_BYTES = 64;

  /// `DW_CC_pass_by_reference` (DWARF 5, table 7.21).
  private static final long BY_REFERENCE = 0x04;

  /// The classes of the psABI; those further down win over those above, where two meet.
  private enum Part {
    NONE,
    SSE,
    SSE_UP,
    X87,
    X87_UP,
    COMPLEX_X87,
    INTEGER,
    MEMORY
  }

  private CallAbi() {}

  /// {@return where an argument of a type is}
  public static Passing argument(Type type) {
    return passing(type, true);
  }

  /// {@return where a result of a type is}
  public static Passing result(Type type) {
    return passing(type, false);
  }

  /// {@return what addresses of values of a type are multiples of, in a program of 64 bits}
  public static int alignment(Type type) {
    return alignment(type, 0);
  }

  private static int alignment(Type type, int depth) {
    if (depth > DEEPEST) {
      return 1;
    }
    return switch (type.stripped()) {
      case ArrayType array when !array.isVector() -> alignment(array.element().type(), depth + 1);
      case CompoundType compound -> {
        var widest = 1;
        for (var member : compound.members()) {
          widest =
              member.isStatic()
                  ? widest
                  : Math.max(widest, alignment(member.type().type(), depth + 1));
        }
        for (var base : compound.bases()) {
          widest = Math.max(widest, alignment(base.type().type(), depth + 1));
        }
        yield widest;
      }
      case BaseType base when base.encoding().equals(BaseEncoding.COMPLEX_FLOAT) ->
          Math.clamp(base.widthBytes() / 2, 1, 2 * EIGHT);
      case MemberPointerType _ -> EIGHT;
      default -> Math.clamp(type.sizeBytes().orElse(1), 1, 2 * EIGHT);
    };
  }

  /// {@return where a result of a type is, in a program of 32 bits: System V psABI for Intel386,
  /// section 2.2.4; in general registers there are four bytes in each}
  public static Passing resultOf32(Type type) {
    return switch (type.stripped()) {
      case CompoundType _ -> new Passing.InMemory();
      case ArrayType array when !array.isVector() -> new Passing.InMemory();
      case BaseType base
          when base.encoding().equals(BaseEncoding.COMPLEX_FLOAT) && base.widthBytes() > EIGHT ->
          new Passing.InMemory();
      case BaseType base when base.encoding().equals(BaseEncoding.FLOAT) ->
          new Passing.InRegisters(List.of(Passing.Kind.STACKED));
      default -> new Passing.InRegisters(List.of(Passing.Kind.GENERAL, Passing.Kind.GENERAL));
    };
  }

  private static Passing passing(Type type, boolean isArgument) {
    var stripped = type.stripped();
    if (stripped instanceof CompoundType compound && isByReference(compound)) {
      return new Passing.ByReference();
    }
    var bytes = stripped.sizeBytes().orElse(0);
    var parts = partsOf(stripped, bytes);
    if (parts.isEmpty()) {
      return new Passing.InMemory();
    }
    var kinds = new ArrayList<Passing.Kind>();
    for (var part : parts.get()) {
      switch (part) {
        case INTEGER -> kinds.add(Passing.Kind.GENERAL);
        case SSE -> kinds.add(Passing.Kind.VECTOR);
        case SSE_UP -> kinds.add(Passing.Kind.VECTOR_UP);
        case X87 -> kinds.add(Passing.Kind.STACKED);
        case X87_UP -> kinds.add(Passing.Kind.STACKED_UP);
        // Two registers of the stack, of 16 bytes each.
        case COMPLEX_X87 ->
            kinds.add(kinds.size() % 2 == 0 ? Passing.Kind.STACKED : Passing.Kind.STACKED_UP);
        case NONE -> {
          if (bytes > 0 && !isEmpty(stripped)) {
            kinds.add(Passing.Kind.VECTOR);
          }
        }
        case MEMORY -> {
          return new Passing.InMemory();
        }
      }
    }
    var isStacked = kinds.contains(Passing.Kind.STACKED);
    return isArgument && isStacked ? new Passing.InMemory() : new Passing.InRegisters(kinds);
  }

  private static boolean isEmpty(Type type) {
    return type instanceof CompoundType compound
        && compound.members().stream().allMatch(Member::isStatic)
        && compound.bases().isEmpty();
  }

  /// {@return whether only the address of an object may be passed (Itanium C++ ABI, section
  /// 3.1.2.3): it has a copy constructor or destructor of its own, or virtual parts}
  static boolean isByReference(CompoundType type) {
    var stated = type.die().flatMap(die -> die.unsigned(AttributeName.CALLING_CONVENTION));
    if (stated.isPresent()) {
      return stated.get() == BY_REFERENCE;
    }
    return isByReference(type, 0);
  }

  private static boolean isByReference(CompoundType type, int depth) {
    if (depth > DEEPEST) {
      return true;
    }
    for (var member : type.members()) {
      var isTable = member.name().filter(name -> name.startsWith("_vptr")).isPresent();
      if (isTable || (!member.isStatic() && isByReference(member.type().type(), depth))) {
        return true;
      }
    }
    for (var base : type.bases()) {
      if (base.isVirtual() || isByReference(base.type().type(), depth)) {
        return true;
      }
    }
    return type.scope().methods().stream().anyMatch(method -> isCopying(method, type));
  }

  private static boolean isByReference(Type type, int depth) {
    return type.stripped() instanceof CompoundType compound && isByReference(compound, depth + 1);
  }

  /// A destructor, or a constructor from another object of the class, that the source has.
  private static boolean isCopying(Method method, CompoundType type) {
    if (method.isArtificial() || method.isDefaulted()) {
      return false;
    }
    return method.name().startsWith("~")
        || method.isConstructorOf(type.die().flatMap(Die::name).orElse(""))
            && method.parameters().size() == 1
            && method.parameters().getFirst().type().stripped() instanceof ReferenceType reference
            && reference.target().type().stripped().equals(type);
  }

  /// {@return the classes of the eightbytes; empty for memory}
  private static Optional<List<Part>> partsOf(Type type, long bytes) {
    if (bytes > MOST_BYTES) {
      return Optional.empty();
    }
    var count = (int) Math.max(1, (bytes + EIGHT - 1) / EIGHT);
    var parts = new Part[count];
    Arrays.fill(parts, Part.NONE);
    if (!classify(type, 0, parts, 0)) {
      return Optional.empty();
    }
    return merged(parts, type) ? Optional.of(List.of(parts)) : Optional.empty();
  }

  /// Step 5 of the classification of aggregates.
  private static boolean merged(Part[] parts, Type type) {
    for (var i = 0; i < parts.length; i++) {
      var before = i > 0 ? parts[i - 1] : Part.NONE;
      if (parts[i] == Part.MEMORY || (parts[i] == Part.X87_UP && before != Part.X87)) {
        return false;
      }
      if (parts[i] == Part.SSE_UP && before != Part.SSE && before != Part.SSE_UP) {
        parts[i] = Part.SSE;
      }
    }
    if (parts.length <= 2 || parts[0] == Part.COMPLEX_X87) {
      return true;
    }
    var isVector = parts[0] == Part.SSE;
    for (var i = 1; i < parts.length; i++) {
      isVector &= parts[i] == Part.SSE_UP;
    }
    return isVector && type.sizeBytes().isPresent();
  }

  private static boolean classify(Type type, long at, Part[] parts, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    var bytes = type.sizeBytes().orElse(0);
    return switch (type.stripped()) {
      case BaseType base -> number(base, at, parts);
      case PointerType _,
          ReferenceType _,
          EnumerationType _,
          UnspecifiedType _,
          MemberPointerType _,
          FlagsType _ ->
          merge(Part.INTEGER, at, bytes, parts);
      case ArrayType array -> elements(array, at, parts, depth);
      case CompoundType compound -> members(compound, at, parts, depth);
      case VoidType _ -> true;
      case FunctionType _, UnknownType _, TypedefType _, QualifiedType _ -> false;
    };
  }

  private static boolean number(BaseType base, long at, Part[] parts) {
    var bytes = base.widthBytes();
    var isReal = base.encoding().equals(BaseEncoding.FLOAT);
    var isComplex = base.encoding().equals(BaseEncoding.COMPLEX_FLOAT);
    if (isReal && bytes == 2 * EIGHT && base.name().contains("long double")) {
      return merge(Part.X87, at, EIGHT, parts) && merge(Part.X87_UP, at + EIGHT, EIGHT, parts);
    }
    if (isReal && bytes == 2 * EIGHT) {
      return merge(Part.SSE, at, EIGHT, parts) && merge(Part.SSE_UP, at + EIGHT, EIGHT, parts);
    }
    if (isComplex && bytes > 2 * EIGHT) {
      return merge(Part.COMPLEX_X87, at, bytes, parts);
    }
    return merge(isReal || isComplex ? Part.SSE : Part.INTEGER, at, bytes, parts);
  }

  private static boolean elements(ArrayType array, long at, Part[] parts, int depth) {
    var bytes = array.sizeBytes().orElse(0);
    if (array.isVector()) {
      return merge(Part.SSE, at, EIGHT, parts)
          && (bytes <= EIGHT || merge(Part.SSE_UP, at + EIGHT, bytes - EIGHT, parts));
    }
    var inner = array.inner();
    var each = inner.sizeBytes().orElse(0);
    var count = array.dimensions().getFirst().count().orElse(0);
    for (var i = 0L; each > 0 && i < count && i * each < MOST_BYTES; i++) {
      if (!classify(inner, at + i * each, parts, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean members(CompoundType type, long at, Part[] parts, int depth) {
    for (var base : type.bases()) {
      if (!(base.placement() instanceof Placement.AtByte(var offset))
          || !classify(base.type().type(), at + offset, parts, depth + 1)) {
        return false;
      }
    }
    for (var member : type.members()) {
      if (!member(member, at, parts, depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean member(Member member, long at, Part[] parts, int depth) {
    return switch (member.placement()) {
      case Placement.AtByte(var offset) -> {
        var type = member.type().type();
        yield isAligned(type, at + offset) && classify(type, at + offset, parts, depth + 1);
      }
      case Placement.AtBits(var offset, var bits) -> {
        var first = at + Math.floorDiv(offset, Byte.SIZE);
        var last = at + Math.floorDiv(offset + bits - 1, Byte.SIZE);
        yield member.name().isEmpty() || merge(Part.INTEGER, first, last - first + 1, parts);
      }
      case Placement.Static _ -> true;
      case Placement.Computed _ -> false;
    };
  }

  /// What has unaligned fields is in memory.
  private static boolean isAligned(Type type, long at) {
    return !(type.stripped() instanceof BaseType || type.stripped() instanceof PointerType)
        || at % Math.clamp(type.sizeBytes().orElse(1), 1, 2 * EIGHT) == 0
        || type.stripped() instanceof BaseType base
            && base.encoding().equals(BaseEncoding.COMPLEX_FLOAT);
  }

  private static boolean merge(Part part, long at, long bytes, Part[] parts) {
    if (at < 0 || bytes <= 0) {
      return bytes == 0;
    }
    for (var i = at / EIGHT; i <= (at + bytes - 1) / EIGHT; i++) {
      if (i >= parts.length) {
        return false;
      }
      parts[(int) i] = merged(parts[(int) i], part);
    }
    return true;
  }

  /// Step 4 of the classification of aggregates.
  private static Part merged(Part one, Part other) {
    if (one == other || other == Part.NONE) {
      return one;
    }
    if (one == Part.NONE) {
      return other;
    }
    if (one == Part.INTEGER || other == Part.INTEGER) {
      return isStacked(one) || isStacked(other) ? Part.MEMORY : Part.INTEGER;
    }
    return isStacked(one) || isStacked(other) ? Part.MEMORY : Part.SSE;
  }

  private static boolean isStacked(Part part) {
    return part == Part.X87
        || part == Part.X87_UP
        || part == Part.COMPLEX_X87
        || part == Part.MEMORY;
  }
}
