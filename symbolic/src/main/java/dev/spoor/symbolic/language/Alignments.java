package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.Type;
import java.util.OptionalLong;

/// At multiples of which addresses values are, by the psABIs' "Fundamental Types". What a program
/// asks for beyond that is not seen.
final class Alignments {
  private static final int DEEPEST = 32;

  private Alignments() {}

  static OptionalLong of(Type type, int addressBytes) {
    return of(type, addressBytes, DEEPEST);
  }

  private static OptionalLong of(Type type, int addressBytes, int depth) {
    if (depth == 0) {
      return OptionalLong.empty();
    }
    return switch (type.stripped()) {
      case ArrayType array -> of(array.element().type(), addressBytes, depth - 1);
      case CompoundType compound -> largest(compound, addressBytes, depth);
      case MemberPointerType _ -> OptionalLong.of(addressBytes);
      case BaseType base -> OptionalLong.of(ofBase(base, addressBytes));
      default -> type.sizeBytes();
    };
  }

  /// On i386 nothing is aligned to more than four in a structure, which is what counts there.
  private static long ofBase(BaseType base, int addressBytes) {
    var isComplex = base.encoding().equals(dev.spoor.symbolic.type.BaseEncoding.COMPLEX_FLOAT);
    var bytes = isComplex ? base.widthBytes() / 2 : base.widthBytes();
    return bytes == 12 ? 4 : Math.min(bytes, addressBytes == 4 ? 4 : 16);
  }

  private static OptionalLong largest(CompoundType compound, int addressBytes, int depth) {
    var most = 1L;
    for (var member : compound.members()) {
      if (!member.isStatic()) {
        most = Math.max(most, of(member.type().type(), addressBytes, depth - 1).orElse(1));
      }
    }
    for (var base : compound.bases()) {
      most = Math.max(most, of(base.type().type(), addressBytes, depth - 1).orElse(1));
    }
    return OptionalLong.of(most);
  }
}
