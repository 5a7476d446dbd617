package dev.spoor.repl.stops;

import dev.spoor.debugger.breakpoint.Breakpoint.Disposition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// `catch syscall`.
final class CatchSyscallCommand implements Command {
  private final Disposition disposition;

  CatchSyscallCommand(Disposition disposition) {
    this.disposition = disposition;
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "syscall",
        Group.BREAKPOINTS,
        """
        Catch system calls by their groups, names and/or numbers.
        Usage: catch syscall [NAME|NUMBER|g:GROUP]...
        Without an argument all are caught. The program stops when a call begins and
        when it returns. Groups are those of strace: file, network, memory and so on.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var abi =
        shell.look(view ->
            view.hasTarget() && view.architecture().pointerBytes() == Integer.BYTES
                ? Abi.I386
                : Abi.X86_64);
    var table = SyscallTable.of(abi);
    Map<Long, String> calls = new LinkedHashMap<>();
    for (var word : Words.of(arguments)) {
      choose(table, word, calls);
    }
    var text = String.join(", ", calls.values());
    var breakpoint =
        shell
            .workbench()
            .ask(debugger ->
                debugger
                    .breakpoints()
                    .add(new Trigger.OnCall(new TreeSet<>(calls.keySet()), text), disposition));
    shell.workbench().values().set("bpnum", breakpoint.number());
    shell.output().line("Catchpoint " + breakpoint.number() + " (" + named(calls) + ")");
  }

  private static String named(Map<Long, String> calls) {
    if (calls.isEmpty()) {
      return "any syscall";
    }
    List<String> all = new ArrayList<>();
    calls.forEach((number, name) -> all.add("'" + name + "' [" + number + "]"));
    return (all.size() == 1 ? "syscall " : "syscalls ") + String.join(" ", all);
  }

  private static void choose(SyscallTable table, String word, Map<Long, String> to) {
    if (word.matches("\\d{1,9}")) {
      var number = Long.parseLong(word);
      to.put(number, table.find(number).map(SyscallTable.Row::name).orElse(word));
    } else if (word.startsWith("g:") || word.startsWith("group:")) {
      var group = word.substring(word.indexOf(':') + 1);
      var all = table.rows().stream().filter(row -> row.classes().contains(group)).toList();
      if (all.isEmpty()) {
        throw new CommandException("Unknown syscall group '" + group + "'.");
      }
      all.forEach(row -> to.put(row.number(), row.name()));
    } else {
      var row =
          table
              .find(word)
              .orElseThrow(() -> new CommandException("Unknown syscall name '" + word + "'."));
      to.put(row.number(), row.name());
    }
  }
}
