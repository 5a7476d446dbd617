package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.Type;
import java.util.Optional;

/// Finds members whose place in a structure is known before the program runs.
final class DirectMembers {
  private static final int DEEPEST = 32;

  private DirectMembers() {}

  static Optional<DirectForm> named(DirectForm object, String name) throws NotDirectException {
    return member(object, name, DEEPEST);
  }

  private static Optional<DirectForm> member(DirectForm object, String name, int depth)
      throws NotDirectException {
    if (!(object.stripped() instanceof CompoundType compound) || depth == 0) {
      return Optional.empty();
    }
    var own = compound.member(name);
    if (own.isPresent()) {
      return Optional.of(
          DirectForm.followed(part(object, own.get().placement(), own.get().type().type())));
    }
    for (var member : compound.members()) {
      if (member.name().isEmpty()) {
        var inner = part(object, member.placement(), member.type().type());
        var found = member(inner, name, depth - 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (var base : compound.bases()) {
      if (base.isVirtual()) {
        requireAbsent(base.type().type(), name, depth - 1);
        continue;
      }
      var inner = part(object, base.placement(), base.type().type());
      var found = member(inner, name, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Where the part of a virtual base class is, only the object knows.
  private static void requireAbsent(Type base, String name, int depth) throws NotDirectException {
    if (!(base.stripped() instanceof CompoundType compound)) {
      return;
    }
    if (depth == 0 || compound.member(name).isPresent()) {
      throw new NotDirectException("virtual base");
    }
    for (var member : compound.members()) {
      if (member.name().isEmpty()) {
        requireAbsent(member.type().type(), name, depth - 1);
      }
    }
    for (var inner : compound.bases()) {
      requireAbsent(inner.type().type(), name, depth - 1);
    }
  }

  private static DirectForm part(DirectForm object, Placement placement, Type type)
      throws NotDirectException {
    if (!object.isAddress()) {
      throw new NotDirectException("part of a register");
    }
    return switch (placement) {
      case Placement.AtByte(var offset) ->
          DirectForm.at(DirectForm.plus(object.node(), offset), type);
      case Placement.AtBits(var offset, var bits) ->
          new DirectForm(object.node(), type, true, bits, offset);
      case Placement.Computed _, Placement.Static _ -> throw new NotDirectException("member");
    };
  }
}
