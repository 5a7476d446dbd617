package dev.spoor.repl.names;

import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Regex;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `info functions`, `info variables` and `info types`.
public final class InfoDeclared implements Structured {
  private enum Kind {
    FUNCTIONS,
    VARIABLES,
    TYPES
  }

  private final Kind kind;
  private final String help;

  private InfoDeclared(Kind kind, String help) {
    this.kind = kind;
    this.help = help;
  }

  /// {@return `info functions`}
  public static Command functions() {
    return new InfoDeclared(
        Kind.FUNCTIONS,
        """
        All function names or those matching REGEXPs.
        Usage: info functions [-q] [-n] [-t TYPEREGEXP] [NAMEREGEXP]
        -q leaves out the headline, -n functions without debugging information;
        -t wants the declaration to match too.\
        """);
  }

  /// {@return `info variables`}
  public static Command variables() {
    return new InfoDeclared(
        Kind.VARIABLES,
        """
        All global and static variable names or those matching REGEXPs.
        Usage: info variables [-q] [-n] [-t TYPEREGEXP] [NAMEREGEXP]
        -q leaves out the headline, -n variables without debugging information;
        -t wants the declaration to match too.\
        """);
  }

  /// {@return `info types`}
  public static Command types() {
    return new InfoDeclared(
        Kind.TYPES,
        """
        All types names, or those matching REGEXP.
        Usage: info types [-q] [REGEXP]
        -q leaves out the headline.\
        """);
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(word(), Group.STATUS, help).completing(Completion.SYMBOL);
  }

  private String word() {
    return switch (kind) {
      case FUNCTIONS -> "functions";
      case VARIABLES -> "variables";
      case TYPES -> "types";
    };
  }

  /// What was asked for.
  private record Asked(boolean quiet, boolean onlyDescribed, String type, String name) {
    static Asked parse(String arguments, boolean hasTypes) {
      var quiet = false;
      var described = false;
      var type = "";
      var rest = arguments;
      while (Words.first(rest).startsWith("-")) {
        var option = Words.first(rest);
        rest = Words.rest(rest);
        if (option.equals("-q")) {
          quiet = true;
        } else if (option.equals("-n") && hasTypes) {
          described = true;
        } else if (option.equals("-t") && hasTypes) {
          if (rest.isEmpty()) {
            throw new CommandException("-t requires an argument");
          }
          type = Words.first(rest);
          rest = Words.rest(rest);
        } else if (option.equals("--")) {
          break;
        } else {
          throw new CommandException("Unrecognized option at: " + option);
        }
      }
      return new Asked(quiet, described, type, rest);
    }

    Predicate<String> wanted() {
      return name.isEmpty() ? _ -> true : Regex.of(name).asPredicate();
    }
  }

  private List<Declared> described(View view, Asked asked) {
    var all = new Declarations(view.symbols());
    var found =
        switch (kind) {
          case FUNCTIONS -> all.functions(asked.wanted());
          case VARIABLES -> all.variables(asked.wanted());
          case TYPES -> all.types(asked.wanted());
        };
    if (asked.type().isEmpty()) {
      return found;
    }
    var pattern = Regex.of(asked.type());
    return found.stream()
        .filter(each -> pattern.matcher(each.text().replace(each.name(), "")).find())
        .toList();
  }

  private List<PlainSymbols.Plain> plain(View view, Asked asked, List<Declared> described) {
    if (asked.onlyDescribed() || !asked.type().isEmpty()) {
      return List.of();
    }
    var all = new PlainSymbols(view.symbols());
    return switch (kind) {
      case FUNCTIONS -> all.functions(asked.wanted());
      case VARIABLES ->
          all.variables(
              asked.wanted(), described.stream().map(Declared::name).collect(Collectors.toSet()));
      case TYPES -> List.of();
    };
  }

  @Override
  public void run(Shell shell, String arguments) {
    var asked = Asked.parse(arguments, kind != Kind.TYPES);
    shell.show(view -> {
      var described = described(view, asked);
      var plain = plain(view, asked, described);
      if (!asked.quiet()) {
        shell.output().line(headline(asked));
      }
      describe(shell, described);
      if (!plain.isEmpty()) {
        shell.output().line("");
        shell.output().line("Non-debugging symbols:");
        for (var symbol : plain) {
          shell.output().line(FrameText.address(view, symbol.address()) + "  " + symbol.name());
        }
      }
    });
  }

  private String headline(Asked asked) {
    if (asked.name().isEmpty() && asked.type().isEmpty()) {
      return "All defined " + word() + ":";
    }
    var name =
        asked.name().isEmpty() ? "" : " matching regular expression \"" + asked.name() + "\"";
    var type =
        asked.type().isEmpty()
            ? ""
            : " with type matching regular expression \"" + asked.type() + "\"";
    return "All " + (asked.name().isEmpty() ? "defined " : "") + word() + name + type + ":";
  }

  private static void describe(Shell shell, List<Declared> all) {
    var file = "";
    for (var each : all) {
      if (!each.file().equals(file)) {
        file = each.file();
        shell.output().line("");
        shell.output().line("File " + file + ":");
      }
      var number = each.line().isPresent() ? each.line().getAsInt() + ":" : "";
      shell.output().line(number + "\t" + each.text());
    }
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    var asked = Asked.parse(arguments, kind != Kind.TYPES);
    return shell.look(view -> {
      var rows = new ArrayList<Map<String, Object>>();
      var described = described(view, asked);
      for (var each : described) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", each.name());
        row.put("declaration", each.text());
        row.put("file", each.file());
        each.line().ifPresent(line -> row.put("line", line));
        rows.add(row);
      }
      for (var each : plain(view, asked, described)) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", each.name());
        row.put("address", each.address().toString());
        rows.add(row);
      }
      return rows;
    });
  }
}
