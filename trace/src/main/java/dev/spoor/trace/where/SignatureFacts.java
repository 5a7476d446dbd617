package dev.spoor.trace.where;

import dev.spoor.syscalls.description.Form;
import dev.spoor.syscalls.description.Meaning;
import dev.spoor.syscalls.description.Parameter;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Signature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Which arguments of described calls are names of files, and which may have descriptors in them.
/// Remembers what it has found out; for use by one thread.
final class SignatureFacts {
  /// What is known of one signature, by the names of its parameters.
  private record Facts(Set<String> paths, Set<String> holders) {}

  private final Places places;
  private final IdentityHashMap<Signature, Facts> known = new IdentityHashMap<>();
  private final Map<String, Boolean> structures = new HashMap<>();

  SignatureFacts(Places places) {
    this.places = places;
  }

  /// {@return whether a parameter is described as the name of a file}
  boolean isPath(Signature signature, String parameter) {
    return facts(signature).paths().contains(parameter);
  }

  /// {@return whether a parameter is a descriptor or has some in it}
  boolean mayHoldDescriptors(Signature signature, String parameter) {
    return facts(signature).holders().contains(parameter);
  }

  /// {@return whether what the call returns is a descriptor}
  boolean returnsDescriptor(Signature signature) {
    return signature.result() instanceof Shape.Special special && special.meaning() == Meaning.FD;
  }

  private Facts facts(Signature signature) {
    var facts = known.get(signature);
    if (facts == null) {
      facts = new Facts(new HashSet<>(), new HashSet<>());
      for (var parameter : signature.parameters()) {
        note(parameter, facts);
      }
      known.put(signature, facts);
    }
    return facts;
  }

  private void note(Parameter parameter, Facts facts) {
    for (var place : places.of(parameter.shape())) {
      if (place.shape() instanceof Shape.Terminated(var _, var whole) && whole) {
        facts.paths().add(parameter.name());
      }
      if (holds(place)) {
        facts.holders().add(parameter.name());
      }
    }
  }

  private boolean holds(Places.Place place) {
    return switch (place.shape()) {
      case Shape.Special special ->
          special.meaning() == Meaning.FD || special.meaning() == Meaning.DIRFD;
      case Shape.Foreign(var form, var _) -> form == Form.FDSET || form == Form.CONTROL;
      case Shape.Array(var _, var element, var _) -> holds(place, element);
      case Shape.Vector(var element) -> holds(place, element);
      case Shape.Reference(var name, var _) -> struct(place, name);
      case Shape.Int _,
          Shape.Named _,
          Shape.Noted _,
          Shape.Pointer _,
          Shape.Opaque _,
          Shape.Terminated _,
          Shape.Buffer _,
          Shape.Sized _,
          Shape.Payload _,
          Shape.Nothing _ ->
          false;
    };
  }

  private boolean holds(Places.Place place, Shape inner) {
    for (var found : places.of(place.in(), inner)) {
      if (holds(found)) {
        return true;
      }
    }
    return false;
  }

  private boolean struct(Places.Place place, String name) {
    var found = structures.get(name);
    if (found == null) {
      // A structure in a circle has what is found elsewhere in it.
      structures.put(name, false);
      found = false;
      for (var field : places.fields(place)) {
        found |= holds(place, field.shape());
      }
      structures.put(name, found);
    }
    return found;
  }
}
