package dev.spoor.repl.stops;

import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import dev.spoor.repl.text.Words;
import dev.spoor.symbolic.CodePlace;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `skip`: functions and files that `step` does not enter.
public final class SkipCommand implements CommandTable.Open {
  private final Skips skips;

  /// @param skips what `step` asks
  public SkipCommand(Skips skips) {
    this.skips = skips;
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "skip",
        Group.BREAKPOINTS,
        """
        Ignore a function while stepping.
        Usage: skip [FUNCTION-NAME]
               skip [-fi FILE | -gfi FILE-GLOB] [-fu FUNCTION | -rfu REGULAR-EXPRESSION]
               skip function|file [NAME], skip delete|enable|disable [NUMBER]...
        Without an argument it is the function where the selected frame is.\
        """);
  }

  @Override
  public List<Command> subcommands() {
    return List.of(
        new Named("function"),
        new Named("file"),
        new Change("delete"),
        new Change("enable"),
        new Change("disable"));
  }

  /// {@return `info skip`}
  public Command info() {
    return new Listing();
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (!arguments.startsWith("-")) {
      function(shell, arguments, false);
      return;
    }
    var words = Words.of(arguments);
    var file = "";
    var function = "";
    var isGlob = false;
    var isPattern = false;
    for (var i = 0; i < words.size(); i += 2) {
      if (i + 1 == words.size()) {
        throw new CommandException("Missing value for " + words.get(i) + " option.");
      }
      var value = words.get(i + 1);
      switch (words.get(i)) {
        case "-fi", "-file" -> file = value;
        case "-gfi", "-gfile" -> {
          file = value;
          isGlob = true;
        }
        case "-fu", "-function" -> function = value;
        case "-rfu", "-rfunction" -> {
          function = value;
          isPattern = true;
        }
        default -> throw new CommandException("Invalid skip option: " + words.get(i));
      }
    }
    add(shell, file, isGlob, function, isPattern);
  }

  private void add(Shell shell, String file, boolean isGlob, String function, boolean isPattern) {
    if (isPattern) {
      try {
        var _ = Pattern.compile(function);
      } catch (PatternSyntaxException unusable) {
        throw new CommandException("regexp: " + unusable.getDescription());
      }
    }
    skips.add(file, isGlob, function, isPattern);
    var files = (isGlob ? "File(s) " : "File ") + file;
    var functions = (isPattern ? "Function(s) " : "Function ") + function;
    var what =
        function.isEmpty()
            ? files
            : file.isEmpty() ? functions : functions + " in " + files.toLowerCase(Locale.ROOT);
    shell.output().line(what + " will be skipped when stepping.");
  }

  private void function(Shell shell, String name, boolean isFile) {
    if (!name.isEmpty()) {
      add(shell, isFile ? name : "", false, isFile ? "" : name, false);
      return;
    }
    var here =
        shell.look(view -> {
          if (!view.hasStack()) {
            throw new CommandException("No default " + (isFile ? "file" : "function") + " now.");
          }
          return isFile
              ? view.frame()
                  .place()
                  .flatMap(CodePlace::file)
                  .orElseThrow(() -> new CommandException("No default file now."))
              : FrameText.functionName(view.frame());
        });
    add(shell, isFile ? here : "", false, isFile ? "" : here, false);
  }

  private final class Named implements Command {
    private final String kind;

    Named(String kind) {
      this.kind = kind;
    }

    @Override
    public Synopsis synopsis() {
      return Synopsis.of(
          kind,
          Group.BREAKPOINTS,
          "Ignore a "
              + kind
              + " while stepping.\nUsage: skip "
              + kind
              + " [NAME]\nWithout a name it is that of the selected frame.");
    }

    @Override
    public void run(Shell shell, String arguments) {
      function(shell, arguments, kind.equals("file"));
    }
  }

  private final class Change implements Command {
    private final String kind;

    Change(String kind) {
      this.kind = kind;
    }

    @Override
    public Synopsis synopsis() {
      return Synopsis.of(
          kind,
          Group.BREAKPOINTS,
          kind.substring(0, 1).toUpperCase(Locale.ROOT)
              + kind.substring(1)
              + " skip entries.\nUsage: skip "
              + kind
              + " [NUMBER]...\nWithout a number it is all of them.");
    }

    @Override
    public void run(Shell shell, String arguments) {
      var numbers = Words.of(arguments).stream().map(Numbers::number).toList();
      var isFound = false;
      for (var skip : skips.all()) {
        if (numbers.isEmpty() || numbers.contains(skip.number())) {
          isFound = true;
          switch (kind) {
            case "delete" -> skips.remove(skip);
            case "enable" -> skips.enable(skip, true);
            default -> skips.enable(skip, false);
          }
        }
      }
      if (!isFound && !numbers.isEmpty()) {
        throw new CommandException("No skiplist entries found with number " + arguments + ".");
      }
    }
  }

  private final class Listing implements Command {
    @Override
    public Synopsis synopsis() {
      return Synopsis.of("skip", Group.STATUS, "Display the status of skips.");
    }

    @Override
    public void run(Shell shell, String arguments) {
      if (skips.all().isEmpty()) {
        shell.output().line("Not skipping any files or functions.");
        return;
      }
      shell.output().line("Num   Enb Glob File                 RE Function");
      for (var skip : skips.all()) {
        shell
            .output()
            .line(
                String.format(
                    Locale.ROOT,
                    "%-5d %-3s %4s %-20s %2s %s",
                    skip.number(),
                    skip.isEnabled() ? "y" : "n",
                    skip.isGlob() ? "y" : "n",
                    skip.file().isEmpty() ? "<none>" : skip.file(),
                    skip.isPattern() ? "y" : "n",
                    skip.function().isEmpty() ? "<none>" : skip.function()));
      }
    }
  }
}
