package dev.spoor.repl.data;

import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import dev.spoor.symbolic.value.Notation;
import dev.spoor.symbolic.value.Presenters;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// `info registers` and `info all-registers`.
public final class InfoRegisters implements Structured {
  /// In gdb's order.
  private static final List<String> X86_64 =
      List.of(
          "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12",
          "r13", "r14", "r15", "rip", "eflags", "cs", "ss", "ds", "es", "fs", "gs", "fs_base",
          "gs_base");

  private static final List<String> I386 =
      List.of(
          "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi", "eip", "eflags", "cs", "ss", "ds",
          "es", "fs", "gs");
  private static final Set<String> CODE = Set.of("rip", "eip", "pc");
  private static final Set<String> DATA = Set.of("rbp", "rsp", "ebp", "esp");

  private static final Pattern FLOAT =
      Pattern.compile("st[0-7]|f(?:ctrl|stat|tag|iseg|ioff|oseg|ooff|op)");
  private static final Pattern VECTOR = Pattern.compile("mxcsr|[xyz]mm\\d+h?|k[0-7]");
  private static final Pattern SYSTEM = Pattern.compile("[fg]s_base|orig_\\w+");

  private final boolean all;

  private InfoRegisters(boolean all) {
    this.all = all;
  }

  /// {@return `info registers`}
  public static Command general() {
    return new InfoRegisters(false);
  }

  /// {@return `info all-registers`}
  public static Command all() {
    return new InfoRegisters(true);
  }

  @Override
  public Synopsis synopsis() {
    return all
        ? Synopsis.of(
            "all-registers",
            Group.STATUS,
            "List of all registers and their contents, for selected stack frame.")
        : Synopsis.of(
                "registers",
                Group.STATUS,
                """
                List of integer registers and their contents, for selected stack frame.
                Usage: info registers [NAME | GROUP]...
                GROUP is one of all, general, float, vector and system.\
                """)
            .aliases("r");
  }

  private record Row(String name, String raw, String natural) {}

  private List<Row> rowsOf(View view, String arguments) {
    if (!view.hasStack()) {
      throw new CommandException("The program has no registers now.");
    }
    var frame = view.frame();
    Registers values =
        frame.index() > 0
            ? frame.frame().registers()
            : all || !arguments.isEmpty() ? view.thread().allRegisters() : view.registers();
    var found = new ArrayList<Row>();
    for (var name : names(view, arguments)) {
      var register = view.architecture().find(name);
      if (view.architecture().splitRegisters().stream()
          .anyMatch(each -> each.name().equals(name))) {
        found.add(new Row(name, shown(view, name, Notation.HEXADECIMAL), ""));
        continue;
      }
      if (register.isEmpty()) {
        throw new CommandException("Invalid register `" + name + "'");
      }
      found.add(row(view, values, register.get()));
    }
    return found;
  }

  private List<String> names(View view, String arguments) {
    if (!arguments.isEmpty()) {
      var named = new ArrayList<String>();
      for (var word : Words.of(arguments)) {
        named.addAll(group(view, word).orElseGet(() -> List.of(canonical(view, word))));
      }
      return named;
    }
    return all ? everything(view) : usual(view);
  }

  /// gdb's register groups.
  private static Optional<List<String>> group(View view, String word) {
    return switch (word) {
      case "all" -> Optional.of(everything(view));
      case "general" -> Optional.of(usual(view));
      case "float" -> Optional.of(matching(view, FLOAT));
      case "vector" -> Optional.of(matching(view, VECTOR));
      case "system" -> Optional.of(matching(view, SYSTEM));
      default -> Optional.empty();
    };
  }

  private static List<String> matching(View view, Pattern pattern) {
    return everything(view).stream().filter(name -> pattern.matcher(name).matches()).toList();
  }

  private static List<String> usual(View view) {
    return switch (view.architecture().name()) {
      case "x86_64" -> X86_64;
      case "i386" -> I386;
      default -> view.architecture().registers().stream().map(Register::name).toList();
    };
  }

  private static List<String> everything(View view) {
    var names = new ArrayList<>(usual(view));
    for (var register : view.architecture().registers()) {
      if (!names.contains(register.name()) && !register.name().startsWith("orig_")) {
        names.add(register.name());
      }
    }
    return names;
  }

  private static String canonical(View view, String word) {
    var name = word.startsWith("$") ? word.substring(1) : word;
    return switch (name) {
      case "pc" -> view.architecture().programCounter().name();
      case "sp" -> view.architecture().stackPointer().name();
      default -> name;
    };
  }

  private static Row row(View view, Registers values, Register register) {
    var name = register.name();
    if (!values.knows(register)) {
      return new Row(name, "<not saved>", "");
    }
    if (register.view() == Register.View.VECTOR) {
      return new Row(name, shown(view, name, Notation.HEXADECIMAL), "");
    }
    if (register.width() > 8) {
      var bytes = values.bytes(register);
      var digits = new StringBuilder("(raw 0x");
      for (var i = bytes.length - 1; i >= 0; i--) {
        digits.append(String.format(Locale.ROOT, "%02x", bytes[i]));
      }
      return new Row(name, shown(view, name, Notation.NATURAL), digits.append(')').toString());
    }
    var bits = values.unsigned(register);
    return new Row(name, "0x" + Long.toHexString(bits), natural(view, register, bits));
  }

  /// As an expression shows it.
  private static String shown(View view, String name, Notation notation) {
    return new ValuePrinter(ValueFormat.usual().withNotation(notation), Presenters.none())
        .text(view.expressions().evaluate("$" + name));
  }

  private static String natural(View view, Register register, long bits) {
    if (CODE.contains(register.name())) {
      return NumberFormat.of('a', bits, view.architecture().pointerBytes(), view);
    }
    if (DATA.contains(register.name())) {
      return "0x" + Long.toHexString(bits);
    }
    if (register.name().equals("eflags") || register.name().equals("mxcsr")) {
      return FlagBits.of(register.name(), bits);
    }
    return NumberFormat.of('d', bits, Math.min(register.width(), 8), view);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      for (var row : rowsOf(view, arguments)) {
        shell
            .output()
            .line(
                String.format(Locale.ROOT, "%-14s %-19s %s", row.name(), row.raw(), row.natural())
                    .stripTrailing());
      }
    });
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> rowsOf(view, arguments).stream().map(InfoRegisters::json).toList());
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    json.put("value", row.raw());
    json.put("natural", row.natural());
    return json;
  }
}
