package dev.spoor.repl.status;

import dev.spoor.machine.Printable;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// `info proc`.
public final class InfoProcess implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "proc",
        Group.STATUS,
        """
        Show additional information about a process.
        Usage: info proc [mappings | cmdline | cwd | exe | all]\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var live =
        shell
            .workbench()
            .inferior()
            .orElseThrow(() -> new CommandException("No current process: you must name one."));
    var directory = ProcessDirectory.of(live.process());
    var what = arguments.isEmpty() ? "usual" : arguments;
    shell.output().line("process " + live.process());
    if (what.equals("usual") || what.startsWith("cm") || what.equals("all")) {
      var line = Printable.decode(directory.commandLine()).replace('\0', ' ').strip();
      shell.output().line("cmdline = '" + line + "'");
    }
    if (what.equals("usual") || what.equals("cwd") || what.equals("all")) {
      shell.output().line("cwd = '" + directory(live.process()) + "'");
    }
    if (what.equals("usual") || what.equals("exe") || what.equals("all")) {
      shell.output().line("exe = '" + directory.program() + "'");
    }
    if (what.startsWith("m") || what.equals("all")) {
      mappings(shell, directory);
    }
  }

  private static String directory(Tid process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process + "/cwd")).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static void mappings(Shell shell, ProcessDirectory directory) {
    shell.output().line("Mapped address spaces:");
    shell.output().line("");
    shell
        .output()
        .line("          Start Addr           End Addr       Size     Offset  Perms  objfile");
    for (var mapping : directory.mappings()) {
      shell
          .output()
          .line(
              String.format(
                  Locale.ROOT,
                  "%20s %18s %10s %10s  %-5s  %s",
                  "0x" + Long.toHexString(mapping.range().start().value()),
                  "0x" + Long.toHexString(mapping.range().end().value()),
                  "0x" + Long.toHexString(mapping.range().lengthBytes()),
                  "0x" + Long.toHexString(mapping.offset()),
                  mapping.permissions(),
                  mapping.path()));
    }
  }
}
