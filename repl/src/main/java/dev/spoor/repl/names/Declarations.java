package dev.spoor.repl.names;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.repl.data.DeclaredType;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// All that the debugging information of a program declares outside of functions.
///
/// @param symbols of the program
public record Declarations(Symbols symbols) {
  private static final int DEEPEST = 32;

  private interface Take {
    void from(Die die, String scope, DebuggedObject object);
  }

  /// {@return how the functions with a name are declared: `static int f(int);`}
  public List<String> ofFunctions(String name) {
    return functions(name::equals).stream().map(Declared::text).toList();
  }

  /// {@return the functions whose names are wanted, in the order of lists}
  List<Declared> functions(Predicate<String> wanted) {
    var found = new TreeSet<>(Declared.ORDER);
    for (var object : symbols.debugged().all()) {
      for (var function : functionsOf(object)) {
        if (wanted.test(function.name())) {
          found.add(Declared.of(function.die(), function.name(), text(function, object)));
        }
      }
    }
    return List.copyOf(found);
  }

  private static List<Function> functionsOf(DebuggedObject object) {
    try {
      return object.source().functions();
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }

  private String text(Function function, DebuggedObject object) {
    var die = function.die();
    var signature = symbols.signatureOf(function, object);
    var named = signature.contains("(") ? signature : function.name() + parameters(die, object);
    return (isExternal(die) ? "" : "static ") + returned(die, object, named) + ";";
  }

  private static String returned(Die die, DebuggedObject object, String named) {
    for (var origin : die.origins()) {
      if (origin.has(AttributeName.TYPE)) {
        return DeclaredType.of(object.types().typeOf(origin).type(), named);
      }
    }
    return "void " + named;
  }

  private static String parameters(Die die, DebuggedObject object) {
    for (var origin : die.origins()) {
      var names = new ArrayList<String>();
      for (var child : origin.children()) {
        if (child.tag().equals(Tag.FORMAL_PARAMETER)) {
          names.add(object.types().typeOf(child).type().name());
        } else if (child.tag().equals(Tag.UNSPECIFIED_PARAMETERS)) {
          names.add("...");
        }
      }
      if (!names.isEmpty()) {
        return "(" + String.join(", ", names) + ")";
      }
    }
    return die.origins().stream().anyMatch(each -> each.flag(AttributeName.PROTOTYPED))
        ? "(void)"
        : "()";
  }

  private static boolean isExternal(Die die) {
    return die.origins().stream().anyMatch(each -> each.flag(AttributeName.EXTERNAL));
  }

  /// {@return the variables whose names are wanted, in the order of lists}
  List<Declared> variables(Predicate<String> wanted) {
    var found = new TreeSet<>(Declared.ORDER);
    each((die, scope, object) -> {
      if (!die.tag().equals(Tag.VARIABLE)
          || !die.has(AttributeName.LOCATION) && !die.has(AttributeName.CONST_VALUE)) {
        return;
      }
      var name = scope + nameOf(die);
      if (!name.isEmpty() && wanted.test(name)) {
        for (var origin : die.origins()) {
          if (origin.has(AttributeName.TYPE)) {
            var type = object.types().typeOf(origin).type();
            var start = isExternal(die) ? "" : "static ";
            found.add(Declared.of(die, name, start + DeclaredType.of(type, name) + ";"));
            return;
          }
        }
      }
    });
    return List.copyOf(found);
  }

  private static String nameOf(Die die) {
    for (var origin : die.origins()) {
      if (origin.name().isPresent()) {
        return origin.name().get();
      }
    }
    return "";
  }

  /// {@return the types whose names are wanted, in the order of lists}
  List<Declared> types(Predicate<String> wanted) {
    var found = new TreeSet<>(Declared.ORDER);
    each((die, scope, object) -> {
      var name = die.name().orElse("");
      if (name.isEmpty() || die.flag(AttributeName.DECLARATION)) {
        return;
      }
      var isBasic = die.tag().equals(Tag.BASE_TYPE);
      var full = isBasic ? object.types().of(die).name() : scope + name;
      var text = TypeNames.declared(die, full, object.types());
      if (!text.isEmpty() && wanted.test(full)) {
        found.add(Declared.of(die, full, text));
      }
    });
    return List.copyOf(found);
  }

  private void each(Take take) {
    for (var object : symbols.debugged().all()) {
      for (var unit : object.info().units()) {
        try {
          if (unit.header().isKnown() && !unit.header().type().isType()) {
            inside(full(unit), "", object, take, 0);
          }
        } catch (MalformedObjectException damaged) {
          // What is wrong with one unit says nothing of the others.
        }
      }
    }
  }

  private static Die full(Unit unit) {
    return unit.full().root();
  }

  private static void inside(
      Die parent, String scope, DebuggedObject object, Take take, int depth) {
    for (var child : parent.children()) {
      take.from(child, scope, object);
      if (depth < DEEPEST && (child.tag().equals(Tag.NAMESPACE) || TypeNames.isClass(child))) {
        var name = child.name().orElse("(anonymous namespace)");
        inside(child, scope + name + "::", object, take, depth + 1);
      }
    }
  }
}
