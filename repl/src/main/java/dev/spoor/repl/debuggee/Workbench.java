package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugSession;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.Notice;
import dev.spoor.engine.Ending;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.language.SessionValues;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// All that is debugged, and what of it is selected. For the thread that runs commands.
public final class Workbench implements AutoCloseable {
  private static final Selection NOTHING = new Selection(0, 0);

  private final Surroundings surroundings;
  private final SessionValues values = new SessionValues();
  private final StackCache stacks = new StackCache();
  private final FunctionCalls calls = new FunctionCalls();
  private final History history = new History();
  private final Undo undo = new Undo();
  private final Map<Tid, String> threadNames = new HashMap<>();
  private final Map<Tid, String> givenNames = new HashMap<>();
  private final Environment environment;
  private final WorkingDirectory directory;
  private final DebuggerLink link;
  private final Programs programs;
  private HiddenLevels hidden = HiddenLevels.NONE;
  private Selection selection = NOTHING;
  private ProgramTerminal terminal = ProgramTerminal.none();

  /// @param surroundings of the user
  public Workbench(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.directory = new WorkingDirectory(surroundings);
    this.environment = new Environment(surroundings.environment());
    var notices = new ConcurrentLinkedQueue<Notice>();
    this.link = new DebuggerLink(surroundings, values, notices::add);
    this.programs = new Programs(surroundings, link, this::path, notices, givenNames);
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
    return directory.path();
  }

  /// Changes the directory that file names count from.
  public void directory(Path value) {
    directory.change(value);
  }

  /// {@return a path as the user typed it}
  ///
  /// @throws CommandException if it is no path
  public Path path(String typed) {
    return directory.resolve(typed);
  }

  /// {@return what makes names readable that linkers have}
  public LinkageNames names() {
    return programs.names();
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
    return programs.takeNotices();
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
    return link.session();
  }

  /// The user wants what runs to halt, also what the command in work is just about to let run. From
  /// any thread.
  public void interrupted() {
    link.interrupted();
  }

  /// A command begins: what the user wanted before is done with.
  public void begin() {
    link.begin();
  }

  /// Something runs now, from which the user may have wanted to be called back already.
  public void running() {
    link.running();
  }

  /// {@return the answer to a question about the debugger, on its thread}
  ///
  /// @throws CommandException if there is none, in words
  public <T> T ask(Function<Debugger, T> question) {
    return link.ask(question);
  }

  /// Does something of which no answer is expected.
  ///
  /// @throws CommandException if it cannot be done, in words
  public void inWords(Runnable work) {
    link.inWords(work);
  }

  /// {@return what is looked at now: a process, else a core, else a file}
  public Optional<Target> target() {
    var live = targetOf(programs.slots().current());
    return live.isPresent() ? live : core().<Target>map(each -> each).or(this::file);
  }

  /// {@return the process of an inferior}
  public Optional<Target> targetOf(Slot slot) {
    return programs.targetOf(slot);
  }

  /// {@return what a question about another inferior that runs says}
  ///
  /// @throws CommandException if there is no answer, in words
  public <T> T look(Target at, Function<View, T> question) {
    var view = new View(this, Optional.of(at));
    return DebuggerLink.translating(() -> at.look(() -> question.apply(view)));
  }

  /// {@return what a question about what is looked at says}
  ///
  /// @throws CommandException if there is no answer, in words
  public <T> T look(Function<View, T> question) {
    var now = target();
    return now.isPresent()
        ? look(now.get(), question)
        : DebuggerLink.translating(() -> question.apply(new View(this, Optional.empty())));
  }

  // ---- files

  /// {@return the program that was named}
  public Optional<FileTarget> file() {
    return programs.file();
  }

  /// {@return the inferiors}
  public Slots slots() {
    return programs.slots();
  }

  /// Opens a program.
  ///
  /// @throws CommandException if it cannot be
  public void file(String typed) {
    programs.file(programs.slots().current(), typed);
  }

  /// Opens a program for another inferior.
  ///
  /// @throws CommandException if it cannot be
  public void file(Slot slot, String typed) {
    programs.file(slot, typed);
  }

  /// Forgets the program.
  public void closeFile() {
    programs.closeFile();
  }

  /// {@return the core file}
  public Optional<CoreTarget> core() {
    return programs.core();
  }

  /// Opens a core file.
  ///
  /// @throws CommandException if it cannot be
  public CoreTarget core(String typed) {
    closeCore();
    var opened = programs.core(typed);
    selection = new Selection(1, 0);
    return opened;
  }

  /// Forgets the core file.
  public void closeCore() {
    programs.closeCore();
    stacks.forget();
  }

  // ---- the process

  /// {@return the selected process}
  public Optional<Inferior> inferior() {
    return programs.inferior();
  }

  /// {@return the selected process}
  ///
  /// @throws CommandException if there is none
  public Inferior live() {
    return inferior().orElseThrow(() -> new CommandException("The program is not being run."));
  }

  /// {@return another inferior, of the program of the selected one}
  ///
  /// @param copies whether it has the program and the arguments of another one
  public Slot addSlot(Optional<Slot> copies) {
    return programs.addSlot(copies);
  }

  /// Forgets an inferior that does not run and is not selected.
  public void remove(Slot slot) {
    programs.remove(slot);
  }

  /// Selects an inferior and one of its threads.
  ///
  /// @param settings have the arguments of the selected program
  public void select(Slot slot, Selection thread, Settings settings) {
    if (slot != programs.slots().current()) {
      programs.slots().current().arguments(settings.text("args"));
      programs.slots().select(slot);
      settings.set("args", slot.arguments());
    }
    selection = thread;
  }

  /// {@return the number of the inferior that a halt is about}
  public int numberOf(Halt halt) {
    return programs.numberOf(halt);
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
    return hidden.of(tid);
  }

  /// Everything has halted.
  public void halted(Halt halt) {
    stacks.forget();
    undo.forget();
    hidden = ask(debugger -> HiddenLevels.after(halt, debugger));
    programs.drain();
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Ended(var pid, var ending)) {
        programs.ended(pid);
        if (ending instanceof Ending.Exited(var code)) {
          values.set("_exitcode", code);
        }
      }
    }
    programs.sync();
    selection =
        ask(debugger ->
            debugger
                .task(halt.task())
                .map(task -> {
                  programs
                      .slots()
                      .ofProcess(task.inferior().process())
                      .ifPresent(programs.slots()::select);
                  return new Selection(task.number(), 0);
                })
                .orElse(NOTHING));
  }

  /// Forgets inferiors that were made for processes that are gone.
  public void prune() {
    programs.prune();
  }

  /// The selected process is not debugged any more.
  public void left() {
    programs.slots().current().process(Optional.empty());
    selection = NOTHING;
    stacks.forget();
    undo.forget();
    programs.drain();
    programs.sync();
  }

  /// {@return what becomes of the processes at the end, for a question; empty if there are none}
  public String whatQuitDoes() {
    return programs.whatQuitDoes();
  }

  /// A setting has changed.
  public void settingChanged(String name, Settings settings) {
    if (FollowSettings.include(name)) {
      var mode = new FollowSettings(settings).mode();
      ask(debugger -> {
        debugger.followMode(mode);
        return true;
      });
    }
  }

  /// {@return whether a condition of a script holds}
  public boolean holds(String condition) {
    return look(view -> {
      var expressions = view.expressions();
      return expressions.holds(expressions.parse(condition));
    });
  }

  /// {@return how an expression could go on}
  public List<String> symbols(String start) {
    return look(view -> view.hasTarget() ? new NameStart(start).completed(view) : List.of());
  }

  @Override
  public void close() {
    link.close();
    closeCore();
    programs.slots().all().forEach(programs.slots()::leave);
  }
}
