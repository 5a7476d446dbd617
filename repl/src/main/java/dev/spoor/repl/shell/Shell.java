package dev.spoor.repl.shell;

import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.debuggee.Workbench;
import dev.spoor.repl.print.Printing;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.source.ListPosition;
import dev.spoor.repl.source.SourceFiles;
import dev.spoor.repl.terminal.Input;
import dev.spoor.repl.terminal.Output;
import dev.spoor.repl.text.CommandException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Takes lines and runs what they say. For one thread.
public final class Shell {
  private final CommandTable commands;
  private final Settings settings = new Settings();
  private final Output output;
  private final Workbench workbench;
  private final SourceFiles sources = new SourceFiles();
  private final ListPosition position = new ListPosition();
  private final Displays displays = new Displays();
  private final TypedLines typed = new TypedLines();
  private final Inputs inputs = new Inputs();
  private final Questions questions;
  private final RepeatedLine repeated;
  private final ScriptRunner scripts;
  private final BreakpointLines actions;
  private final ScreenSize screenSize = new ScreenSize(settings);
  private OptionalInt quit = OptionalInt.empty();
  private boolean styleable;

  /// @param workbench what the commands work on
  public Shell(CommandTable commands, Output output, Workbench workbench) {
    this.commands = commands;
    this.output = output;
    this.workbench = workbench;
    workbench.values().settings(settings::value);
    this.questions = new Questions(inputs, settings, output);
    this.repeated = new RepeatedLine(commands);
    this.actions = new BreakpointLines(workbench.history());
    this.scripts =
        new ScriptRunner(
            new SingleLines(),
            workbench::holds,
            () -> settings.most("max-user-call-depth"),
            this::isOver);
  }

  private boolean isOver() {
    return quit.isPresent();
  }

  /// {@return all commands}
  public CommandTable commands() {
    return commands;
  }

  /// {@return what `set` changes}
  public Settings settings() {
    return settings;
  }

  /// {@return where everything is printed}
  public Output output() {
    return output;
  }

  /// {@return what is debugged}
  public Workbench workbench() {
    return workbench;
  }

  /// {@return what completes lines}
  public Completer completer() {
    return new Completer(this);
  }

  /// Says whether colours could be seen at all.
  public void styleable(boolean value) {
    styleable = value;
    applyStyle();
  }

  /// Uses colours or not, as the settings say.
  public void applyStyle() {
    var isStyled = styleable && settings.isOn("style enabled");
    output.styled(isStyled);
    sources.colored(isStyled && settings.isOn("style sources"));
  }

  /// A person has a window of this size.
  public void screenSize(int rows, int columns) {
    screenSize.window(rows, columns);
    output.pages(screenSize.pages(questions::nextPage));
  }

  /// Says that nobody is to be asked anything.
  public void batch(boolean value) {
    questions.areAsked(!value);
  }

  /// {@return whether a person is typing}
  public boolean isInteractive() {
    return questions.isInteractive();
  }

  /// {@return whether a line is the user's own rather than a script's: then more is told}
  public boolean isFromUser() {
    return questions.areAsked() && inputs.hasNoScript() && !actions.areRunning();
  }

  /// {@return the status to end with, once that is what was asked for}
  public OptionalInt quit() {
    return quit;
  }

  /// Ends the session after this command.
  public void quit(int status) {
    quit = OptionalInt.of(status);
  }

  /// Runs the lines of `input` to its end, or to the first failure of a script.
  ///
  /// @throws CommandException if it is a script and one of its lines fails
  public void source(Input input) {
    inputs.push(input);
    try {
      for (var line = inputs.line(); line.isPresent() && !isOver(); line = inputs.line()) {
        execute(line.get());
      }
    } finally {
      inputs.pop();
    }
  }

  /// Runs the lines of a person, or of a pipe in place of one: failures are told, and it goes on.
  ///
  /// @return whether the last line was carried out
  public boolean converse(Input input) {
    inputs.push(input);
    var good = true;
    try {
      for (var line = typed(input); line.isPresent(); line = typed(input)) {
        good = attempt(line.get());
        if (isOver()) {
          break;
        }
      }
    } finally {
      inputs.pop();
    }
    return good;
  }

  /// A person ends the input to quit, and may be asked; an interrupt takes back what was typed.
  private Optional<String> typed(Input input) {
    try {
      var line = input.next(settings.text("prompt"));
      if (line.isEmpty() && input.isInteractive()) {
        output.line("quit");
        return Optional.of("quit");
      }
      return line;
    } catch (CommandException _) {
      return Optional.of("#");
    }
  }

  /// Runs one line and tells its failure.
  ///
  /// @return whether it was carried out
  public boolean attempt(String line) {
    workbench.begin();
    try {
      execute(line);
      return true;
    } catch (CommandException failure) {
      output.error(failure.sentence());
      return false;
    } catch (LoopExit _) {
      output.error("Invalid use of loop_break or loop_continue outside of a loop.");
      return false;
    } catch (RuntimeException ours) {
      // The program that is being debugged shall not die of it.
      output.error("An error of the debugger's own, which goes on: " + ours + "; in: " + line);
      return false;
    } finally {
      output.flush();
    }
  }

  /// Runs one line; an empty one repeats the one before.
  ///
  /// @throws CommandException if it fails
  public void execute(String typed) {
    var line = typed.strip();
    if (line.startsWith("#")) {
      return;
    }
    if (line.isEmpty()) {
      if (!repeated.line().isEmpty() && inputs.alone().isPresent()) {
        executeParsed(repeated.line());
      }
      return;
    }
    if (inputs.hasNoScript()) {
      repeated.follow(line);
      this.typed.add(line);
    }
    executeParsed(line);
  }

  /// Runs one line that a command was given as its argument: it is not what an empty line repeats.
  ///
  /// @throws CommandException if it fails
  public void perform(String line) {
    executeParsed(line.strip());
  }

  /// An empty line does nothing behind the line that is running.
  public void dontRepeat() {
    repeated.forget();
  }

  private void run(Script script) {
    scripts.run(script, UnaryOperator.identity());
  }

  private void executeParsed(String line) {
    var reader = new ScriptReader(inputs::line, this::hasBody);
    try {
      workbench.inWords(() -> {
        scripts.run(reader.part(line), UnaryOperator.identity());
        actions.run(this::parse, this::run, this::isOver);
      });
    } finally {
      actions.clear();
    }
  }

  private boolean hasBody(String line) {
    try {
      return commands.resolve(line).command().synopsis().hasBody() && !line.contains("\n");
    } catch (CommandException _) {
      return false;
    }
  }

  /// Runs a script.
  ///
  /// @param replacing puts arguments into each line
  public void run(Script script, UnaryOperator<String> replacing) {
    scripts.run(script, replacing);
  }

  /// Runs the script of a user-defined command.
  ///
  /// @param replacing puts arguments into each line
  void runDefined(Script script, UnaryOperator<String> replacing) {
    scripts.runDefined(script, replacing);
  }

  private void call(String line, Script body) {
    if (settings.isOn("trace-commands")) {
      output.line("+".repeat(scripts.nesting() + 1) + line);
    }
    var call = commands.resolve(line);
    var name = call.command().synopsis().name();
    hook("hook-" + name);
    if (call.command().synopsis().hasBody()) {
      call.command().run(this, call.arguments(), body);
    } else {
      call.command().run(this, call.arguments());
    }
    hook("hookpost-" + name);
  }

  /// {@return what the user has typed so far}
  public TypedLines typed() {
    return typed;
  }

  /// {@return what printing needs while a view lasts}
  public Printing printing(View view) {
    return new Printing(view, settings, sources);
  }

  /// {@return the source files}
  public SourceFiles sources() {
    return sources;
  }

  /// {@return where `list` goes on}
  public ListPosition position() {
    return position;
  }

  /// {@return what is shown at each halt}
  public Displays displays() {
    return displays;
  }

  /// Looks at what is debugged and says something of it.
  public <T> T look(Function<View, T> question) {
    return workbench.look(question);
  }

  /// Looks at what is debugged and prints.
  public void show(Consumer<View> printing) {
    var _ =
        look(view -> {
          printing.accept(view);
          return true;
        });
  }

  /// Runs lines when the command that is running is done: what a breakpoint's user wants done.
  public void later(List<String> lines) {
    actions.add(lines);
  }

  /// {@return the parts of a script}
  public Script parse(List<String> lines) {
    var rest = new ArrayDeque<>(lines);
    return new ScriptReader(() -> Optional.ofNullable(rest.poll()), this::hasBody).body();
  }

  /// Runs what a user has defined to be done at an occasion: `hook-stop`.
  public void hook(String name) {
    if (commands.named(name).orElse(null) instanceof UserCommand hook) {
      hook.run(this, "");
    }
  }

  /// {@return what a person says to a question; yes if nobody can be asked}
  ///
  /// @param question without the words about the answers
  public boolean confirms(String question) {
    return questions.confirms(question);
  }

  /// What a line of a script does: it runs a command.
  private final class SingleLines implements ScriptRunner.Lines {
    @Override
    public void call(String line, Script body) {
      Shell.this.call(line, body);
    }

    @Override
    public void flush() {
      output.flush();
    }
  }
}
