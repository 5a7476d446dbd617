package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.type.BaseClass;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.Type;
import java.util.Optional;

/// Finds members of structures, with the place that each has.
final class MemberAccess {
  private static final int DEEPEST = 32;

  private MemberAccess() {}

  /// {@return the member with this name: of the class, of its anonymous parts, of those that it is
  /// derived from}
  static Optional<Operand> named(Operand object, String name) {
    return named(object, name, DEEPEST);
  }

  private static Optional<Operand> named(Operand object, String name, int depth) {
    if (!(object.stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    var own = compound.member(name);
    if (own.isPresent()) {
      return Optional.of(part(object, own.get()));
    }
    for (var member : compound.members()) {
      if (member.name().isEmpty()) {
        var found = named(part(object, member), name, depth - 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (var base : compound.bases()) {
      var found = named(part(object, base), name, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  static Operand part(Operand object, Member member) {
    var value = object.value().member(member);
    return switch (member.placement()) {
      case Placement.AtByte(var offset) -> new Operand(value, object.place().part(offset));
      case Placement.AtBits(var offset, var bits) ->
          new Operand(value, new Place.Bits(object.place(), offset, bits));
      case Placement.Computed _, Placement.Static _ -> Operand.of(value);
    };
  }

  private static Operand part(Operand object, BaseClass base) {
    var value = object.value().base(base);
    return base.placement() instanceof Placement.AtByte(var offset)
        ? new Operand(value, object.place().part(offset))
        : Operand.of(value);
  }

  /// {@return the part of an object that it has from a class, or the object itself}
  static Optional<Operand> asBase(Operand object, Type wanted) {
    return asBase(object, wanted, DEEPEST);
  }

  private static Optional<Operand> asBase(Operand object, Type wanted, int depth) {
    if (!(object.stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    if (isSame(compound, wanted)) {
      return Optional.of(object);
    }
    for (var base : compound.bases()) {
      var found = asBase(part(object, base), wanted, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// {@return what is said of a member that a class does not have}
  static String missing(Operand object, String name) {
    var hasMethods = false;
    if (object.stripped() instanceof CompoundType compound) {
      for (var child : compound.entries()) {
        if (child.tag().equals(Tag.SUBPROGRAM)) {
          hasMethods = true;
          if (child.name().filter(name::equals).isPresent()) {
            return "Cannot take address of method " + name + ".";
          }
        }
      }
    }
    return "There is no member " + (hasMethods ? "or method " : "") + "named " + name + ".";
  }

  /// By name: each unit has its own entry of a class.
  static boolean isSame(Type type, Type other) {
    return type.equals(other.stripped())
        || (type instanceof CompoundType one
            && other.stripped() instanceof CompoundType two
            && one.tag().isPresent()
            && one.tag().equals(two.tag()));
  }

  /// {@return the part whose class has this name, written with some of its scopes}
  static Optional<Operand> asBaseNamed(Operand object, String name) {
    return asBaseNamed(object, name, DEEPEST);
  }

  private static Optional<Operand> asBaseNamed(Operand object, String name, int depth) {
    if (!(object.stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    var tag = compound.tag().orElse("");
    if (tag.equals(name) || tag.endsWith("::" + name)) {
      return Optional.of(object);
    }
    for (var base : compound.bases()) {
      var found = asBaseNamed(part(object, base), name, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
