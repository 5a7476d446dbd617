package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugSession;
import dev.spoor.debugger.DebugSetup;
import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.Notice;
import dev.spoor.debugger.breakpoint.ConditionException;
import dev.spoor.debugger.location.LocationException;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.UnknownRegisterException;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.process.ProcessAccessException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// All that is debugged, and what of it is selected. For the thread that runs commands.
public final class Workbench implements AutoCloseable {
  private static final Selection NOTHING = new Selection(0, 0);

  private final Surroundings surroundings;
  private final LazyNames fileNames = new LazyNames();
  private final SessionValues values = new SessionValues();
  private final StackCache stacks = new StackCache();
  private final FunctionCalls calls = new FunctionCalls();
  private final History history = new History();
  private final Undo undo = new Undo();
  private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  private final Map<Tid, String> threadNames = new HashMap<>();
  private final Map<Tid, String> givenNames = new HashMap<>();
  private final Environment environment;
  private Path directory;
  private volatile Optional<DebugSession> session = Optional.empty();
  private Optional<FileTarget> file = Optional.empty();
  private Optional<CoreTarget> core = Optional.empty();
  private Optional<Tid> process = Optional.empty();
  private Optional<Tid> hiddenIn = Optional.empty();
  private int hidden;
  private Selection selection = NOTHING;
  private ProgramTerminal terminal = ProgramTerminal.none();

  /// @param surroundings of the user
  public Workbench(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.directory = Path.of(surroundings.directory());
    this.environment = new Environment(surroundings.environment());
  }

  /// {@return the user's surroundings}
  public Surroundings surroundings() {
    return surroundings;
  }

  /// {@return the variables that a program is started with}
  public Environment environment() {
    return environment;
  }

  /// {@return the directory that file names count from}
  public Path directory() {
    return directory;
  }

  /// Changes the directory that file names count from.
  public void directory(Path value) {
    directory = value;
  }

  /// {@return a path as the user typed it}
  ///
  /// @throws CommandException if it is no path
  public Path path(String typed) {
    try {
      var home = surroundings.variable("HOME");
      return directory.resolve(
          typed.startsWith("~/") && !home.isEmpty() ? home + typed.substring(1) : typed);
    } catch (InvalidPathException _) {
      throw new CommandException(typed + ": No such file or directory.");
    }
  }

  /// {@return the history of values and the convenience variables}
  public SessionValues values() {
    return values;
  }

  /// {@return the calls of functions that the expression in work has made}
  public FunctionCalls calls() {
    return calls;
  }

  /// {@return the last halts}
  public History history() {
    return history;
  }

  /// {@return what can be taken back}
  public Undo undo() {
    return undo;
  }

  /// {@return what has happened without halting anything, and was not told of}
  public List<Notice> takeNotices() {
    var taken = new ArrayList<Notice>();
    for (var next = notices.poll(); next != null; next = notices.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /// {@return what threads were called when they were last seen, to be added to}
  public Map<Tid, String> threadNames() {
    return threadNames;
  }

  /// {@return what the user calls threads, to be added to; empty for one with its own name again}
  public Map<Tid, String> givenNames() {
    return givenNames;
  }

  /// {@return who has the terminal}
  public ProgramTerminal terminal() {
    return terminal;
  }

  /// Replaces who has the terminal.
  public void terminal(ProgramTerminal value) {
    terminal = value;
  }

  StackCache stacks() {
    return stacks;
  }

  /// {@return the debugger, which is started when it is first needed}
  public DebugSession session() {
    if (session.isEmpty()) {
      var names = new LazyNames();
      session =
          Optional.of(
              DebugSession.open(
                  new DebugSetup(
                      root -> DebugSearch.in(DebugDirectories.under(root), surroundings::variable),
                      names,
                      new ConditionBridge(values),
                      TracerOptions.defaults(),
                      notices::add)));
    }
    return session.get();
  }

  /// The user wants what runs to halt; does nothing if nothing does. From any thread.
  public void interrupted() {
    session.ifPresent(DebugSession::pause);
  }

  /// {@return the answer to a question about the debugger, on its thread}
  ///
  /// @throws CommandException if there is none, in words
  public <T> T ask(Function<Debugger, T> question) {
    return translating(() -> session().call(question));
  }

  /// Does something of which no answer is expected.
  ///
  /// @throws CommandException if it cannot be done, in words
  public void inWords(Runnable work) {
    var _ =
        translating(() -> {
          work.run();
          return true;
        });
  }

  private interface Work<T> {
    T run();
  }

  private static <T> T translating(Work<T> work) {
    try {
      return work.run();
    } catch (ExpressionException unusable) {
      throw new CommandException(unusable.sentence());
    } catch (LocationException unusable) {
      throw new CommandException(String.valueOf(unusable.getMessage()));
    } catch (ConditionException unusable) {
      throw new CommandException(String.valueOf(unusable.getMessage()));
    } catch (ProcessAccessException | MalformedObjectException unusable) {
      throw new CommandException(String.valueOf(unusable.getMessage()));
    } catch (UnknownRegisterException unknown) {
      throw new CommandException("value is not available: " + unknown.getMessage());
    }
  }

  /// {@return what is looked at now: a process, else a core, else a file}
  public Optional<Target> target() {
    var live = inferior();
    if (live.isPresent()) {
      return Optional.of(new LiveTarget(session(), live.get(), givenNames));
    }
    return core.<Target>map(each -> each).or(() -> file);
  }

  /// {@return what a question about what is looked at says}
  ///
  /// @throws CommandException if there is no answer, in words
  public <T> T look(Function<View, T> question) {
    var now = target();
    var view = new View(this, now);
    if (now.isEmpty()) {
      return translating(() -> question.apply(view));
    }
    return translating(() -> now.get().look(() -> question.apply(view)));
  }

  // ---- files

  /// {@return the program that was named}
  public Optional<FileTarget> file() {
    return file;
  }

  /// Opens a program.
  ///
  /// @throws CommandException if it cannot be
  public void file(String typed) {
    closeFile();
    file = Optional.of(FileTarget.open(program(typed), typed, surroundings, fileNames));
  }

  /// A name without a slash is looked for in the directory, and then in PATH.
  private Path program(String typed) {
    var here = path(typed);
    if (!typed.contains("/") && !java.nio.file.Files.exists(here)) {
      for (var place : surroundings.variable("PATH").split(":", -1)) {
        var candidate = path(place.isEmpty() ? typed : place + "/" + typed);
        if (java.nio.file.Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    return here.normalize();
  }

  /// Forgets the program.
  public void closeFile() {
    file.ifPresent(FileTarget::close);
    file = Optional.empty();
  }

  /// {@return the core file}
  public Optional<CoreTarget> core() {
    return core;
  }

  /// Opens a core file.
  ///
  /// @throws CommandException if it cannot be
  public CoreTarget core(String typed) {
    closeCore();
    var opened =
        CoreTarget.open(
            path(typed), typed, file.map(FileTarget::program).orElse(""), surroundings, fileNames);
    core = Optional.of(opened);
    selection = new Selection(1, 0);
    if (file.isEmpty() && !opened.program().isEmpty()) {
      try {
        file(opened.program());
      } catch (CommandException _) {
        closeFile();
      }
    }
    return opened;
  }

  /// Forgets the core file.
  public void closeCore() {
    core.ifPresent(CoreTarget::close);
    core = Optional.empty();
    stacks.forget();
  }

  // ---- the process

  /// {@return the selected process}
  public Optional<Inferior> inferior() {
    return process.flatMap(pid ->
        session().call(debugger -> debugger.inferiors().ofProcess(pid).filter(Inferior::hasImage)));
  }

  /// {@return the selected process}
  ///
  /// @throws CommandException if there is none
  public Inferior live() {
    return inferior().orElseThrow(() -> new CommandException("The program is not being run."));
  }

  /// Selects a process.
  public void select(Tid pid) {
    process = Optional.of(pid);
    stacks.forget();
  }

  /// {@return what is selected}
  public Selection selection() {
    return selection;
  }

  /// Selects a thread and a frame.
  public void select(Selection value) {
    selection = value;
  }

  /// Something is about to be changed or to move: what was looked at is not so any more.
  public void moved() {
    stacks.forget();
  }

  /// {@return how many of the innermost levels of a thread's stack are not shown, since they are
  /// inlined calls that it is about to enter}
  int hidden(Tid tid) {
    return hiddenIn.filter(tid::equals).isPresent() ? hidden : 0;
  }

  private void hide(Halt halt) {
    hiddenIn = Optional.of(halt.task());
    hidden =
        ask(debugger ->
            debugger
                .task(halt.task())
                .filter(DebugTask::isHeld)
                .map(task -> HiddenCalls.after(halt, task))
                .orElse(0));
  }

  /// Everything has halted.
  public void halted(Halt halt) {
    stacks.forget();
    undo.forget();
    hide(halt);
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Ended(var pid, var _)
          && process.filter(pid::equals).isPresent()) {
        process = others();
      }
    }
    selection =
        ask(debugger ->
            debugger
                .task(halt.task())
                .map(task -> {
                  process = Optional.of(task.inferior().process());
                  return new Selection(task.number(), 0);
                })
                .orElse(NOTHING));
  }

  /// The selected process is not debugged any more.
  public void left() {
    process = others();
    selection = NOTHING;
    stacks.forget();
    undo.forget();
  }

  private Optional<Tid> others() {
    return ask(debugger -> debugger.inferiors().all().stream().findFirst().map(Inferior::process));
  }

  /// {@return what becomes of the process at the end, for a question; empty if there is none}
  public String whatQuitDoes() {
    return inferior()
        .map(live ->
            "\tInferior "
                + live.number()
                + " [process "
                + live.process()
                + "] will be "
                + (live.isAttached() ? "detached." : "killed.")
                + "\n")
        .orElse("");
  }

  /// A setting has changed.
  public void settingChanged(String name, Settings settings) {
    if (name.equals("follow-fork-mode") || name.equals("detach-on-fork")) {
      var child = settings.text("follow-fork-mode").equals("child");
      var detach = settings.isOn("detach-on-fork");
      ask(debugger -> {
        debugger.followMode(new dev.spoor.debugger.FollowMode(child, detach));
        return true;
      });
    }
  }

  /// {@return whether a condition of a script holds}
  public boolean holds(String condition) {
    return look(view -> {
      if (!view.hasTarget()) {
        return Literal.of(condition);
      }
      var expressions = view.expressions();
      return expressions.holds(expressions.parse(condition));
    });
  }

  /// {@return names that begin with `prefix`, for completion}
  public List<String> symbols(String prefix) {
    return look(view -> view.hasTarget() ? new SymbolNames(view).beginning(prefix) : List.of());
  }

  @Override
  public void close() {
    session.ifPresent(DebugSession::close);
    session = Optional.empty();
    closeCore();
    closeFile();
  }
}
