package dev.spoor.trace.where;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.description.DescriptionSource;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Form;
import dev.spoor.syscalls.description.Meaning;
import dev.spoor.syscalls.description.Parameter;
import dev.spoor.syscalls.description.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where values can be found by their descriptions: what pointers point to, alternatives of unions,
/// fields and elements, under each ABI.
final class Places {
  private static final Shape TEXT = new Shape.Terminated(new Expression.Literal(0), false);

  private final List<Descriptions> all;

  /// A shape that is no pointer to something described, no alias and no union.
  record Place(Descriptions in, Shape shape) {}

  Places(DescriptionSource source) {
    all =
        List.of(
            new Descriptions(Abi.X86_64, source),
            new Descriptions(Abi.I386, source),
            new Descriptions(Abi.X32, source));
  }

  List<Descriptions> descriptions() {
    return all;
  }

  /// {@return the places that a shape may be, under any ABI}
  Set<Place> of(Shape shape) {
    var found = new LinkedHashSet<Place>();
    for (var in : all) {
      expand(in, shape, found);
    }
    return found;
  }

  /// {@return the places that a shape may be under one ABI}
  Set<Place> of(Descriptions in, Shape shape) {
    var found = new LinkedHashSet<Place>();
    expand(in, shape, found);
    return found;
  }

  private static void expand(Descriptions in, Shape shape, Set<Place> into) {
    if (shape instanceof Shape.Reference(var name, var _) && !in.hasType(name)) {
      // Of a call that this ABI has not.
      return;
    }
    var resolved = in.resolved(shape);
    switch (resolved) {
      case Shape.Pointer(var target, var _) when !(target instanceof Shape.Opaque) ->
          expand(in, target, into);
      case Shape.Sized sized -> expand(in, sized.target(), into);
      case Shape.Reference(var name, var _)
          when in.type(name) instanceof Descriptions.Entry.Union(var choice) ->
          choice.cases().values().forEach(one -> expand(in, one.shape(), into));
      case Shape.Nothing _, Shape.Payload _ -> {}
      case Shape.Scalar _,
          Shape.Opaque _,
          Shape.Terminated _,
          Shape.Buffer _,
          Shape.Array _,
          Shape.Vector _,
          Shape.Reference _,
          Shape.Foreign _ ->
          into.add(new Place(in, resolved));
    }
  }

  /// {@return the fields of a structure; none if it is no structure}
  List<Parameter> fields(Place place) {
    return place.shape() instanceof Shape.Reference(var name, var _)
            && place.in().type(name) instanceof Descriptions.Entry.Struct(var structure, var _)
        ? structure.fields()
        : List.of();
  }

  /// {@return where a step leads from a place; nowhere if there is no such thing}
  Set<Place> after(Place place, Step step) {
    var found = new LinkedHashSet<Place>();
    switch (step) {
      case Step.Member(var _, var name) -> member(place, name, found);
      case Step.Element _ -> {
        if (place.shape() instanceof Shape.Foreign) {
          found.add(place);
        }
        for (var element : elements(place)) {
          expand(place.in(), element, found);
        }
      }
    }
    return found;
  }

  private void member(Place place, String name, Set<Place> into) {
    if (name.equals("entry") || name.equals("exit")) {
      into.add(place);
    }
    if (isTitled(place, name)) {
      into.add(place);
    }
    for (var field : fields(place)) {
      if (field.name().equals(name) && !name.equals("_")) {
        expand(place.in(), field.shape(), into);
      }
    }
    for (var element : elements(place)) {
      for (var inner : of(place.in(), element)) {
        member(inner, name, into);
      }
    }
    // A netlink message has fields of many structures.
    if (place.shape() instanceof Shape.Foreign(var form, var _)
        && (form == Form.NETLINK || CodedFields.NAMES.contains(name))) {
      into.add(place);
    }
    if (isDescriptor(place) && (name.equals("path") || name.equals("detail"))) {
      into.add(new Place(place.in(), TEXT));
    }
  }

  // One of several structures in one place: `fmt.pix`.
  private static boolean isTitled(Place place, String name) {
    return place.shape() instanceof Shape.Reference(var called, var _)
        && place.in().type(called) instanceof Descriptions.Entry.Struct(var structure, var _)
        && structure.title().equals(name);
  }

  private static boolean isDescriptor(Place place) {
    return place.shape() instanceof Shape.Special special
        && (special.meaning() == Meaning.FD || special.meaning() == Meaning.DIRFD);
  }

  private static List<Shape> elements(Place place) {
    return switch (place.shape()) {
      case Shape.Array(var _, var element, var _) -> List.of(element);
      case Shape.Vector(var element) -> List.of(element);
      case Shape.Scalar _,
          Shape.Opaque _,
          Shape.Terminated _,
          Shape.Buffer _,
          Shape.Sized _,
          Shape.Reference _,
          Shape.Foreign _,
          Shape.Payload _,
          Shape.Nothing _ ->
          List.of();
    };
  }

  /// {@return the names that a step from these places can have}
  List<String> memberNames(Set<Place> places) {
    var names = new ArrayList<String>();
    for (var place : places) {
      fields(place).forEach(field -> names.add(field.name()));
      if (place.shape() instanceof Shape.Foreign) {
        names.addAll(CodedFields.NAMES);
      }
      for (var element : elements(place)) {
        names.addAll(memberNames(of(place.in(), element)));
      }
    }
    return names;
  }
}
