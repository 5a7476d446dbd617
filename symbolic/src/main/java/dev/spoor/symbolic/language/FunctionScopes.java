package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.variable.DebuggedObject;
import dev.spoor.symbolic.variable.Variable;
import java.util.List;
import java.util.Optional;

/// Finds variables of functions by name: `function::variable`.
///
/// Those that are always there are meant; of the function that the frame is of, all.
record FunctionScopes(EvaluationSurroundings around) {
  Optional<Meaning> variable(String function, String name, List<DebuggedObject> objects) {
    for (var object : objects) {
      for (var found : object.source().functions(function)) {
        var variable = below(found.die(), name);
        if (variable.isPresent()) {
          return variable.map(die ->
              new Meaning.OfVariable(
                  new Variable(name, Variable.Kind.LOCAL, object.types().typeOf(die), die, object),
                  isOfFrame(found.die())));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isOfFrame(Die function) {
    return around.frame().filter(frame -> frame.isIn(function)).isPresent();
  }

  private static Optional<Die> below(Die function, String name) {
    for (var walk = function.walk(); walk.next(); ) {
      var isVariable =
          walk.depth() > 0
              && (walk.tag().equals(Tag.VARIABLE) || walk.tag().equals(Tag.FORMAL_PARAMETER));
      if (isVariable && isNamed(walk.die(), name)) {
        return Optional.of(walk.die());
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(Die variable, String name) {
    for (var origin : variable.origins()) {
      if (origin.has(AttributeName.NAME)) {
        return origin.name().filter(name::equals).isPresent();
      }
    }
    return false;
  }
}
