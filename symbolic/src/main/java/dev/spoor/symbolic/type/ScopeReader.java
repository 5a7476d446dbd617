package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.type.ClassScope.LocalName;
import java.util.ArrayList;
import java.util.List;

/// Reads what is declared in a class beside its members.
final class ScopeReader {
  /// `DW_DEFAULTED_in_class` (DWARF 5, table 7.24).
  private static final long IN_CLASS = 1;

  private final Die die;
  private final Types types;
  private final List<Method> methods = new ArrayList<>();
  private final List<LocalName> typedefs = new ArrayList<>();
  private final List<LocalName> templateParameters = new ArrayList<>();

  ScopeReader(Die die, Types types) {
    this.die = die;
    this.types = types;
  }

  ClassScope read() {
    for (var child : die.children()) {
      var tag = child.tag();
      if (tag.equals(Tag.SUBPROGRAM) && child.name().isPresent()) {
        method(child);
      } else if (tag.equals(Tag.TYPEDEF) && child.name().isPresent()) {
        typedefs.add(localName(child));
      } else if (tag.equals(Tag.TEMPLATE_TYPE_PARAMETER) && child.name().isPresent()) {
        templateParameters.add(localName(child));
      }
    }
    return new ClassScope(methods, typedefs, templateParameters);
  }

  private LocalName localName(Die entry) {
    return new LocalName(entry.name().orElse(""), types.typeOf(entry), Access.of(entry, die));
  }

  private void method(Die entry) {
    if (types.of(entry) instanceof FunctionType type) {
      methods.add(
          new Method(
              entry.name().orElse(""),
              type,
              parameters(entry),
              Access.of(entry, die),
              !hasObject(entry),
              entry.has(AttributeName.VTABLE_ELEM_LOCATION),
              Method.slotOf(entry),
              entry.flag(AttributeName.ARTIFICIAL),
              entry.unsigned(AttributeName.DEFAULTED).orElse(0L) == IN_CLASS));
    }
  }

  private List<TypeReference> parameters(Die entry) {
    var found = new ArrayList<TypeReference>();
    for (var child : entry.children()) {
      if (child.tag().equals(Tag.FORMAL_PARAMETER) && !child.flag(AttributeName.ARTIFICIAL)) {
        found.add(types.typeOf(child));
      }
    }
    return found;
  }

  /// Its address is a parameter that the source does not have.
  private static boolean hasObject(Die entry) {
    if (entry.has(AttributeName.OBJECT_POINTER)) {
      return true;
    }
    for (var child : entry.children()) {
      if (child.tag().equals(Tag.FORMAL_PARAMETER)) {
        return child.flag(AttributeName.ARTIFICIAL);
      }
    }
    return false;
  }
}
