package dev.spoor.repl;

import dev.spoor.debugger.HaltCause;
import dev.spoor.engine.Ending;
import dev.spoor.engine.HandedDown;
import dev.spoor.machine.ByteString;
import dev.spoor.repl.debuggee.Surroundings;
import dev.spoor.repl.debuggee.Workbench;
import dev.spoor.repl.fullscreen.FullScreen;
import dev.spoor.repl.general.ScriptFile;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.terminal.Input;
import dev.spoor.repl.terminal.InterruptKey;
import dev.spoor.repl.terminal.LinesInput;
import dev.spoor.repl.terminal.Output;
import dev.spoor.repl.terminal.SharedTerminal;
import dev.spoor.repl.terminal.StreamInput;
import dev.spoor.repl.text.CommandException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `spoor debug`: one session, from its command line to its end.
public final class DebugCommand {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Conversation conversation;

  /// Where a session reads and writes, and what it is given.
  ///
  /// @param surroundings of the user
  /// @param input makes where lines come from, once the command line's are done
  /// @param output where everything goes
  record Conversation(
      Surroundings surroundings, InputSource input, Output output, boolean isTerminal) {}

  /// Makes where lines come from.
  @FunctionalInterface
  interface InputSource {
    /// {@return where a session's lines come from}
    ///
    /// @param screen whose keys come from there as well
    Input open(Shell shell, FullScreen screen);
  }

  /// @param conversation where it reads and writes
  DebugCommand(Conversation conversation) {
    this.conversation = conversation;
  }

  /// {@return a session on the standard streams}
  ///
  /// @param handedDown what a program that is started gets of the user's shell; asked when one is
  /// @param environment the user's, as `NAME=value`
  /// @param directory the working directory
  /// @param isTerminal whether a person is there
  /// @param out for results
  /// @param err for failures
  public static DebugCommand onStandardStreams(
      Supplier<HandedDown> handedDown,
      List<ByteString> environment,
      String directory,
      boolean isTerminal,
      PrintStream out,
      PrintStream err) {
    var output = new Output(out, err);
    var surroundings = new Surroundings(handedDown, environment, directory);
    return new DebugCommand(
        new Conversation(
            surroundings,
            (shell, screen) ->
                isTerminal && canMoveTheCursor(surroundings)
                    ? new Keyboard(shell, screen).open()
                    : stream(shell, isTerminal),
            output,
            isTerminal));
  }

  private static Input stream(Shell shell, boolean isTerminal) {
    var input = new StreamInput(System.in, shell.output(), isTerminal);
    if (isTerminal) {
      InterruptKey.does(() -> {
        shell.workbench().interrupted();
        input.interrupted();
      });
    }
    return input;
  }

  /// {@return a session whose lines are there already}
  ///
  /// @param handedDown as in [#onStandardStreams]
  /// @param environment the user's, as `NAME=value`
  /// @param directory the working directory
  /// @param lines what the user types
  /// @param out for results
  /// @param err for failures
  public static DebugCommand onLines(
      Supplier<HandedDown> handedDown,
      List<ByteString> environment,
      String directory,
      List<String> lines,
      PrintStream out,
      PrintStream err) {
    return new DebugCommand(
        new Conversation(
            new Surroundings(handedDown, environment, directory),
            (_, _) -> new LinesInput(lines),
            new Output(out, err),
            false));
  }

  /// Runs a session.
  ///
  /// @param words the command line behind `debug`
  /// @return the status to exit with
  public int run(List<ByteString> words) {
    var output = conversation.output();
    try (output) {
      var options = Options.parse(words.stream().map(ByteString::toString).toList());
      if (options.wantsHelp()) {
        output.text(Usage.TEXT);
        return 0;
      }
      if (options.hasTooMany()) {
        output.error("Excess command line arguments ignored. (Use --args PROGRAM ARGUMENT...)");
      }
      return session(options);
    } catch (CommandException misused) {
      output.error("spoor debug: " + misused.sentence());
      output.error("Use `spoor debug --help' for a list of options.");
      return MISUSED;
    }
  }

  private int session(Options options) {
    try (var workbench = new Workbench(conversation.surroundings())) {
      var screen = new FullScreen();
      var shell =
          new Shell(CommandTable.of(Commands.all(screen)), conversation.output(), workbench);
      shell.batch(options.isBatch());
      shell.styleable(conversation.isTerminal() && wantsColors(conversation.surroundings()));
      if (conversation.isTerminal()) {
        workbench.terminal(SharedTerminal.ofStandardInput());
      }
      if (options.isBatch()) {
        if (conversation.isTerminal()) {
          InterruptKey.does(workbench::interrupted);
        }
        return status(shell, options, beginning(shell, options));
      }
      // Opened first: from then on the terminal's keys are the editor's.
      try (var input = conversation.input().open(shell, screen)) {
        if (options.wantsFullScreen()) {
          shell.attempt("tui enable");
        }
        beginning(shell, options);
        if (shell.quit().isEmpty()) {
          shell.converse(input);
        }
        return status(shell, options, true);
      }
    }
  }

  private boolean beginning(Shell shell, Options options) {
    var good = begin(shell, options);
    for (var order : options.late()) {
      if (shell.quit().isEmpty()) {
        good &= carryOut(shell, order);
      }
    }
    return good;
  }

  private static boolean canMoveTheCursor(Surroundings surroundings) {
    var type = surroundings.variable("TERM");
    return !type.isEmpty() && !type.equals("dumb");
  }

  /// As <https://no-color.org> has it.
  private static boolean wantsColors(Surroundings surroundings) {
    return surroundings.variable("NO_COLOR").isEmpty() && canMoveTheCursor(surroundings);
  }

  private boolean begin(Shell shell, Options options) {
    var good = true;
    for (var order : options.early()) {
      good &= carryOut(shell, order);
    }
    if (!options.readsNoInit()) {
      init(shell);
    }
    if (!options.directory().isEmpty()) {
      good &= shell.attempt("cd " + options.directory());
    }
    for (var sources : options.sources()) {
      good &= shell.attempt("directory " + quoted(List.of(sources)));
    }
    if (!options.program().isEmpty()) {
      good &= attempt(shell, () -> shell.workbench().file(options.program()));
    }
    if (!options.terminal().isEmpty()) {
      shell.settings().set("inferior-tty", options.terminal());
    }
    if (!options.arguments().isEmpty()) {
      shell.settings().set("args", quoted(options.arguments()));
    }
    if (!options.core().isEmpty()) {
      good &= shell.attempt("core-file " + quoted(List.of(options.core())));
    }
    if (!options.process().isEmpty()) {
      good &= shell.attempt("attach " + options.process());
    } else if (!options.second().isEmpty()) {
      var isProcess = options.second().matches("[0-9]+");
      good &=
          shell.attempt(
              isProcess && !Files.exists(Path.of(options.second()))
                  ? "attach " + options.second()
                  : "core-file " + quoted(List.of(options.second())));
    }
    return good;
  }

  private static boolean attempt(Shell shell, Runnable work) {
    try {
      work.run();
      return true;
    } catch (CommandException failure) {
      shell.output().error(failure.sentence());
      return false;
    }
  }

  private static boolean carryOut(Shell shell, Options.Order order) {
    return order.isFile()
        ? attempt(
            shell, () -> new ScriptFile(order.text(), shell.workbench().directory()).run(shell))
        : shell.attempt(order.text());
  }

  /// The user's own file of commands. One in the working directory is not read: whoever made that
  /// directory could run commands in the user's name.
  private static void init(Shell shell) {
    var surroundings = shell.workbench().surroundings();
    var configured = surroundings.variable("XDG_CONFIG_HOME");
    var home = surroundings.variable("HOME");
    if (configured.isEmpty() && home.isEmpty()) {
      return;
    }
    var directory = configured.isEmpty() ? Path.of(home, ".config") : Path.of(configured);
    var file = directory.resolve("spoor").resolve("debuginit");
    if (Files.isRegularFile(file)) {
      attempt(shell, () -> new ScriptFile(file.toString(), directory).run(shell));
    }
  }

  private static String quoted(List<String> words) {
    var all = new ArrayList<String>();
    for (var word : words) {
      all.add(
          word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return String.join(" ", all);
  }

  private static int status(Shell shell, Options options, boolean good) {
    if (shell.quit().isPresent() && shell.quit().getAsInt() != 0) {
      return shell.quit().getAsInt();
    }
    if (options.givesChildResult()) {
      for (var stop : shell.workbench().history().stops().reversed()) {
        for (var cause : stop.halt().causes()) {
          if (cause instanceof HaltCause.Ended(var _, Ending.Exited(var code))) {
            return code;
          }
          if (cause instanceof HaltCause.Ended(var _, Ending.Killed(var signal, var _))) {
            return 128 + signal.number();
          }
        }
      }
    }
    return good ? 0 : FAILED;
  }
}
