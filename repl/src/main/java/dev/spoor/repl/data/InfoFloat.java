package dev.spoor.repl.data;

import dev.spoor.machine.Registers;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `info float`: the x87 (Intel's manual, volume 1, section 8.1).
public final class InfoFloat implements Structured {
  private static final int REGISTERS = 8;
  private static final int TOP_SHIFT = 11;

  /// Bits of the status word and of the control word, from the lowest one on.
  private static final List<String> FAULTS = List.of("IE", "DE", "ZE", "OE", "UE", "PE");

  private static final List<String> MASKS = List.of("IM", "DM", "ZM", "OM", "UM", "PM");
  private static final List<String> PRECISIONS =
      List.of(
          "Single Precision (24-bits)",
          "Reserved",
          "Double Precision (53-bits)",
          "Extended Precision (64-bits)");
  private static final List<String> ROUNDINGS =
      List.of("Round to nearest", "Round down", "Round up", "Round toward zero");

  /// All instructions of the x87 begin with five bits that FXSAVE leaves out.
  private static final long OPCODE = 0xd800;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of("float", Group.STATUS, "Print the status of the floating point unit.");
  }

  /// A register of the stack where it really is.
  private record Row(int number, boolean isTop, StackedNumber content) {}

  /// The words of the x87's environment.
  private record State(List<Row> rows, Map<String, Long> words) {
    long word(String name) {
      return words.getOrDefault(name, 0L);
    }
  }

  private static State state(View view) {
    if (!view.hasStack()) {
      throw new CommandException("The program has no registers now.");
    }
    var registers = view.thread().allRegisters();
    var words = new LinkedHashMap<String, Long>();
    for (var name : List.of("fstat", "fctrl", "ftag", "fiseg", "fioff", "foseg", "fooff", "fop")) {
      words.put(name, word(registers, name));
    }
    var top = (int) (words.getOrDefault("fstat", 0L) >> TOP_SHIFT) & REGISTERS - 1;
    var rows = new ArrayList<Row>();
    for (var number = REGISTERS - 1; number >= 0; number--) {
      var isUsed = (words.getOrDefault("ftag", 0L) >> number & 1) != 0;
      var name = "st" + (number - top + REGISTERS) % REGISTERS;
      rows.add(new Row(number, number == top, StackedNumber.of(bytes(registers, name), isUsed)));
    }
    return new State(rows, words);
  }

  private static long word(Registers registers, String name) {
    var register = registers.architecture().find(name);
    return register.isPresent() && registers.knows(register.get())
        ? registers.unsigned(register.get())
        : 0;
  }

  private static byte[] bytes(Registers registers, String name) {
    var register = registers.architecture().find(name);
    if (register.isEmpty() || !registers.knows(register.get())) {
      throw new CommandException("The registers of the floating point unit are not known.");
    }
    return registers.bytes(register.get());
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var state = state(view);
      for (var row : state.rows()) {
        shell
            .output()
            .line((row.isTop() ? "=>" : "  ") + "R" + row.number() + ": " + row.content().text());
      }
      lines(state).forEach(shell.output()::line);
    });
  }

  private static List<String> lines(State state) {
    var status = state.word("fstat");
    var control = state.word("fctrl");
    var opcode = state.word("fop");
    return List.of(
        "",
        "Status Word:         " + hex(status, 4) + "  " + statusBits(status),
        "                       TOP: " + (status >> TOP_SHIFT & REGISTERS - 1),
        "Control Word:        " + hex(control, 4) + "  " + bits(control, 0, MASKS),
        "                       PC: " + PRECISIONS.get((int) (control >> 8) & 3),
        "                       RC: " + ROUNDINGS.get((int) (control >> 10) & 3),
        "Tag Word:            " + hex(tags(state.rows()), 4),
        "Instruction Pointer: " + hex(state.word("fiseg"), 2) + ":" + hex(state.word("fioff"), 8),
        "Operand Pointer:     " + hex(state.word("foseg"), 2) + ":" + hex(state.word("fooff"), 8),
        "Opcode:              " + hex(opcode == 0 ? 0 : opcode | OPCODE, 4));
  }

  private static String statusBits(long status) {
    return bits(status, 0, FAULTS)
        + "  "
        + bits(status, 7, List.of("ES"))
        + "  "
        + bits(status, 6, List.of("SF"))
        + "  "
        + bits(status, 8, List.of("C0", "C1", "C2"))
        + bits(status, 14, List.of("C3"));
  }

  /// {@return the names of the bits that are set, blanks for the others}
  private static String bits(long word, int first, List<String> names) {
    var text = new StringBuilder();
    for (var i = 0; i < names.size(); i++) {
      text.append(' ').append((word >> first + i & 1) != 0 ? names.get(i) : "  ");
    }
    return text.toString();
  }

  /// {@return two bits a register, as FSAVE has them}
  private static long tags(List<Row> rows) {
    var word = 0L;
    for (var row : rows) {
      word |= row.content().kind().tag() << 2 * row.number();
    }
    return word;
  }

  private static String hex(long value, int digits) {
    return String.format(Locale.ROOT, "0x%0" + digits + "x", value);
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> {
      var all = new ArrayList<Map<String, Object>>();
      for (var row : state(view).rows()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("register", "R" + row.number());
        json.put("top", row.isTop());
        json.put("kind", row.content().kind().word());
        json.put("raw", row.content().raw());
        json.put("value", row.content().number());
        all.add(json);
      }
      return all;
    });
  }
}
