package dev.spoor.repl.debuggee;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Names of functions and variables, for completion.
record SymbolNames(View view) {
  private static final int MOST = 200;

  List<String> beginning(String prefix) {
    var found = new TreeSet<String>();
    if (view.hasStack()) {
      for (var scope : view.variables(view.frame()).scopes()) {
        for (var variable : scope.variables()) {
          add(variable.name(), prefix, found);
        }
      }
    }
    for (var object : view.symbols().debugged().opened()) {
      object
          .object()
          .file()
          .symbols()
          .ifPresent(table -> {
            for (var i = 0; i < table.size() && found.size() < MOST; i++) {
              add(table.symbol(i).name(), prefix, found);
            }
          });
    }
    return new ArrayList<>(found);
  }

  private static void add(String name, String prefix, TreeSet<String> found) {
    if (name.startsWith(prefix) && !name.isEmpty() && found.size() < MOST) {
      found.add(name);
    }
  }
}
