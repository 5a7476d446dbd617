package dev.spoor.repl.debuggee;

import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Names of the members of structures, unions and classes, for completion.
record MemberNames(View view) {
  private static final int MOST = 200;
  private static final int DEEPEST = 20;

  /// {@return how `whole.prefix` or `whole->prefix` could go on}
  ///
  /// @param whole an expression, which is not evaluated
  List<String> beginning(String whole, String prefix) {
    var expressions = view.expressions();
    var found = new ArrayList<String>();
    add(expressions.typeOf(expressions.parse(whole)), prefix, found, 0);
    return found;
  }

  private static void add(Type type, String prefix, List<String> found, int depth) {
    switch (type.stripped()) {
      case PointerType pointer when depth == 0 -> add(pointer.target().type(), prefix, found, 1);
      case ReferenceType reference when depth == 0 ->
          add(reference.target().type(), prefix, found, 1);
      case CompoundType compound when depth < DEEPEST -> members(compound, prefix, found, depth);
      default -> {} // nothing else has members
    }
  }

  /// Those of its bases and of structures without a name count as its own.
  private static void members(CompoundType type, String prefix, List<String> found, int depth) {
    for (var member : type.members()) {
      var name = member.name().orElse("");
      if (name.isEmpty()) {
        add(member.type().type(), prefix, found, depth + 1);
      } else if (name.startsWith(prefix) && !member.isArtificial() && found.size() < MOST) {
        found.add(name);
      }
    }
    for (var base : type.bases()) {
      add(base.type().type(), prefix, found, depth + 1);
    }
  }
}
