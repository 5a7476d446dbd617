package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.SymbolText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Method;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `info vtbl`: an object begins with the address of its class's table, and so do the parts of it
/// that belong to classes it is derived from (the Itanium C++ ABI, section 2.5.2).
public final class InfoVirtualTable implements Structured {
  private static final int DEEPEST = 16;
  private static final long MOST_SLOTS = 1 << 16;
  private static final String NONE = "This object does not have a virtual function table";

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "vtbl",
            Group.STATUS,
            """
            Show the virtual function table for a C++ object.
            Usage: info vtbl EXPRESSION
            Those of the class that the expression has, with the functions of the object's real class.\
            """)
        .completing(Completion.SYMBOL);
  }

  /// A part of an object that has a table of its own.
  private record Part(String type, Address at, long lastSlot) {}

  private record Slot(long index, Address function) {}

  private record Table(Part part, Address at, List<Slot> slots) {}

  private static List<Table> tables(View view, String expression) {
    if (expression.isEmpty()) {
      throw new CommandException("Argument required (expression to compute).");
    }
    var value = object(view.expressions().evaluate(expression));
    if (!hasTable(value.type(), 0) || value.address().isEmpty()) {
      throw new CommandException(NONE);
    }
    var parts = new TreeMap<Address, Part>();
    add(value, parts, 0);
    return parts.values().stream()
        .filter(part -> part.lastSlot() >= 0)
        .map(part -> table(view, part))
        .toList();
  }

  /// What a pointer or a reference leads to.
  private static Value object(Value value) {
    var found = value;
    for (var depth = 0; depth < 2 && !(found.type().stripped() instanceof CompoundType); depth++) {
      found = found.target().orElse(found);
    }
    return found;
  }

  private static boolean hasTable(Type type, int depth) {
    return depth < DEEPEST
        && type.stripped() instanceof CompoundType compound
        && (compound.scope().methods().stream().anyMatch(Method::isVirtual)
            || compound.bases().stream().anyMatch(base -> hasTable(base.type().type(), depth + 1)));
  }

  private static void add(Value value, Map<Address, Part> parts, int depth) {
    if (!hasTable(value.type(), depth)
        || value.address().isEmpty()
        || !(value.type().stripped() instanceof CompoundType compound)) {
      return;
    }
    var last =
        compound.scope().methods().stream()
            .flatMapToLong(method -> method.slot().stream())
            .max()
            .orElse(-1);
    var at = value.address().get();
    parts.merge(
        at,
        new Part(compound.tag().orElse(""), at, last),
        (outer, inner) -> new Part(outer.type(), at, Math.max(outer.lastSlot(), inner.lastSlot())));
    for (var base : compound.bases()) {
      add(value.base(base), parts, depth + 1);
    }
  }

  private static Table table(View view, Part part) {
    var at = word(view, part.at());
    var width = view.architecture().pointerBytes();
    var slots = new ArrayList<Slot>();
    for (var i = 0L; i <= Math.min(part.lastSlot(), MOST_SLOTS); i++) {
      slots.add(new Slot(i, word(view, at.plus(i * width))));
    }
    return new Table(part, at, slots);
  }

  private static Address word(View view, Address at) {
    return Address.of(
        view.memory()
            .readUnsigned(at, view.architecture().pointerBytes())
            .orElseThrow(() -> new CommandException("Cannot access memory at address " + at)));
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var isFirst = true;
      for (var table : tables(view, arguments)) {
        if (!isFirst) {
          shell.output().line("");
        }
        isFirst = false;
        shell
            .output()
            .line(
                "vtable for '"
                    + table.part().type()
                    + "' @ "
                    + table.at()
                    + " (subobject @ "
                    + table.part().at()
                    + "):");
        for (var slot : table.slots()) {
          var name = SymbolText.name(view, slot.function());
          shell
              .output()
              .line(
                  "["
                      + slot.index()
                      + "]: "
                      + slot.function()
                      + (name.isEmpty() ? "" : " <" + name + ">"));
        }
      }
    });
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> {
      var all = new ArrayList<Map<String, Object>>();
      for (var table : tables(view, arguments)) {
        for (var slot : table.slots()) {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("class", table.part().type());
          json.put("table", table.at().toString());
          json.put("object", table.part().at().toString());
          json.put("slot", slot.index());
          json.put("address", slot.function().toString());
          json.put("function", SymbolText.name(view, slot.function()));
          all.add(json);
        }
      }
      return all;
    });
  }
}
