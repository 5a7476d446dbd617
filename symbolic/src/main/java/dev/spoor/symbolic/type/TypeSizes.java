package dev.spoor.symbolic.type;

import java.util.OptionalLong;

/// How wide types are.
final class TypeSizes {
  /// How many types may be in each other: more are a loop.
  static final int DEEPEST = 64;

  private TypeSizes() {}

  static OptionalLong of(Type type) {
    return of(type, 0);
  }

  private static OptionalLong of(Type type, int depth) {
    if (depth > DEEPEST) {
      return OptionalLong.empty();
    }
    return switch (type) {
      case BaseType base -> OptionalLong.of(base.widthBytes());
      case PointerType pointer -> OptionalLong.of(pointer.widthBytes());
      case ReferenceType reference -> OptionalLong.of(reference.widthBytes());
      case MemberPointerType pointer -> OptionalLong.of(pointer.widthBytes());
      case ArrayType array -> ofArray(array, depth);
      case CompoundType compound -> compound.declaredBytes();
      case FlagsType flags -> OptionalLong.of(flags.widthBytes());
      case EnumerationType enumeration -> OptionalLong.of(enumeration.widthBytes());
      case TypedefType(var _, var target) -> of(target.type(), depth + 1);
      case QualifiedType(var _, var target) -> of(target.type(), depth + 1);
      case FunctionType _, VoidType _ -> OptionalLong.of(1);
      case UnspecifiedType(var _, var bytes) -> bytes;
      case UnknownType(var _, var bytes) -> bytes;
    };
  }

  private static OptionalLong ofArray(ArrayType array, int depth) {
    var each = array.strideBytes();
    if (each.isEmpty()) {
      each = of(array.element().type(), depth + 1);
    }
    if (each.isEmpty()) {
      return each;
    }
    var total = each.getAsLong();
    for (var dimension : array.dimensions()) {
      var count = dimension.count();
      if (count.isEmpty() || Math.multiplyHigh(total, count.getAsLong()) != 0) {
        return OptionalLong.empty();
      }
      total *= count.getAsLong();
    }
    return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
  }
}
