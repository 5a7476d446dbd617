package dev.spoor.symbolic;

import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.source.Declaration;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.dwarf.source.SourceLocations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a user calls a variable that is declared outside of functions, or that a function keeps
/// from call to call: `x`, `ns::Class::x`, `function::x`, and any of these behind a source file,
/// `'file.c'::x`.
///
/// @param file the path of the source file or the end of it, from a directory or the name on
/// @param name with all scopes, some, or none
public record VariableName(Optional<String> file, String name) {
  private static final int DEEPEST = 64;

  /// Parses a name. What has no file in quotes before it is all name.
  public static VariableName parse(String text) {
    var end = text.startsWith("'") ? text.indexOf("'::", 1) : -1;
    return end < 0
        ? new VariableName(Optional.empty(), text)
        : new VariableName(Optional.of(text.substring(1, end)), text.substring(end + 3));
  }

  /// {@return the variables that are called so, in the order of the file: several, if source files
  /// or functions have one each}
  ///
  /// The first call reads all units, unless the file has a table of names.
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they cannot be read
  public List<Declaration> in(SourceLocations source) {
    var found = new ArrayList<Declaration>();
    for (var each : source.variables(name)) {
      add(each, found);
    }
    var scope = endOfScope();
    if (scope > 0) {
      for (var function : source.functions(name.substring(0, scope))) {
        addKept(function, name.substring(scope + 2), found);
      }
    }
    return List.copyOf(found);
  }

  /// {@return where the last `::` is that is in no argument of a template}
  private int endOfScope() {
    var depth = 0;
    for (var i = name.length() - 1; i > 0; i--) {
      var sign = name.charAt(i);
      depth += sign == '>' || sign == ')' ? 1 : sign == '<' || sign == '(' ? -1 : 0;
      if (depth == 0 && sign == ':' && name.charAt(i - 1) == ':') {
        return i - 1;
      }
    }
    return -1;
  }

  private void addKept(Function function, String last, List<Declaration> found) {
    for (var die : function.die().origins()) {
      addKept(die, function.name() + "::" + last, last, found, 0);
    }
  }

  private void addKept(
      Die scope, String qualified, String last, List<Declaration> found, int depth) {
    for (var child : scope.children()) {
      if (child.tag().equals(Tag.VARIABLE) && isKept(child) && isCalled(child, last)) {
        add(new Declaration(qualified, child), found);
      } else if (child.tag().equals(Tag.LEXICAL_BLOCK) && depth < DEEPEST) {
        addKept(child, qualified, last, found, depth + 1);
      }
    }
  }

  private static boolean isCalled(Die variable, String name) {
    return variable.origins().stream()
        .anyMatch(each -> each.name().filter(name::equals).isPresent());
  }

  /// It has the same place in all calls.
  private static boolean isKept(Die variable) {
    return StaticAddress.of(variable).isPresent();
  }

  private void add(Declaration variable, List<Declaration> found) {
    var isThere = found.stream().anyMatch(each -> each.die().equals(variable.die()));
    if (!isThere && (file.isEmpty() || isNamed(variable.die().unit().name().orElse("")))) {
      found.add(variable);
    }
  }

  private boolean isNamed(String path) {
    var asked = file.orElse("");
    return path.equals(asked) || path.endsWith("/" + asked);
  }
}
