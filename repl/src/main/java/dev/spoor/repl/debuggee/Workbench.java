package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugSession;
import dev.spoor.debugger.DebugSetup;
import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.FollowMode;
import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.Notice;
import dev.spoor.debugger.breakpoint.ConditionException;
import dev.spoor.debugger.location.LocationException;
import dev.spoor.engine.CpuUse;
import dev.spoor.engine.Ending;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.UnknownRegisterException;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.LinkageNames;
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
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// All that is debugged, and what of it is selected. For the thread that runs commands.
public final class Workbench implements AutoCloseable {
  private static final Selection NOTHING = new Selection(0, 0);
  private static final Set<String> FOLLOWING =
      Set.of("follow-fork-mode", "detach-on-fork", "schedule-multiple", "follow-exec-mode");

  private final Surroundings surroundings;
  private final LazyNames fileNames = new LazyNames();
  private final SessionValues values = new SessionValues();
  private final StackCache stacks = new StackCache();
  private final FunctionCalls calls = new FunctionCalls();
  private final History history = new History();
  private final Undo undo = new Undo();
  private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  private final List<Notice> untold = new ArrayList<>();
  private final Map<Tid, String> threadNames = new HashMap<>();
  private final Map<Tid, String> givenNames = new HashMap<>();
  private final Environment environment;
  private Path directory;
  private volatile Optional<DebugSession> session = Optional.empty();
  private final Slots slots = new Slots();
  private volatile boolean interrupted;
  private Optional<CoreTarget> core = Optional.empty();
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

  /// {@return what makes names readable that linkers have}
  public LinkageNames names() {
    return fileNames;
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
    drain();
    var taken = List.copyOf(untold);
    untold.clear();
    return taken;
  }

  /// Programs have come that may be gone again.
  private void drain() {
    for (var next = notices.poll(); next != null; next = notices.poll()) {
      untold.add(next);
      if (next instanceof Notice.ChildKept kept) {
        var slot = slotOf(kept.inferior(), kept.family());
        slot.process(Optional.of(kept.child()));
        slot.isRemovable = true;
      } else if (next instanceof Notice.Replaced(var pid, var program)) {
        slots.ofProcess(pid).ifPresent(slot -> slot.successor = Optional.of(program));
      } else if (next instanceof Notice.Left(var _, var number, var reason)) {
        slots.numbered(number).ifPresent(slot -> slot.isLeft = reason != Notice.Because.ASKED);
      }
    }
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
                      TracerOptions.defaults().withCpuUse(CpuUse.AUTO_UNWATCHED),
                      notices::add)));
    }
    return session.get();
  }

  /// The user wants what runs to halt, also what the command in work is just about to let run. From
  /// any thread.
  public void interrupted() {
    interrupted = true;
    session.ifPresent(DebugSession::pause);
  }

  /// A command begins: what the user wanted before is done with.
  public void begin() {
    interrupted = false;
  }

  /// Something runs now, from which the user may have wanted to be called back already.
  public void running() {
    if (interrupted) {
      session.ifPresent(DebugSession::pause);
    }
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
    var live = targetOf(slots.current());
    return live.isPresent() ? live : core.<Target>map(each -> each).or(this::file);
  }

  /// {@return the process of an inferior}
  public Optional<Target> targetOf(Slot slot) {
    return slot.process()
        .flatMap(pid ->
            session()
                .call(debugger ->
                    debugger
                        .inferiors()
                        .ofProcess(pid)
                        .filter(Inferior::hasImage)
                        .map(live ->
                            new LiveTarget(
                                session(),
                                live,
                                debugger.inferiors().threadsSeen() > 1,
                                givenNames))));
  }

  /// {@return what a question about another inferior that runs says}
  ///
  /// @throws CommandException if there is no answer, in words
  public <T> T look(Target at, Function<View, T> question) {
    var view = new View(this, Optional.of(at));
    return translating(() -> at.look(() -> question.apply(view)));
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
    var slot = slots.current();
    slot.successor.ifPresent(program -> {
      try {
        file(slot, program);
      } catch (CommandException _) {
        slot.successor = Optional.empty();
      }
    });
    return slot.file();
  }

  /// {@return the inferiors}
  public Slots slots() {
    return slots;
  }

  /// Opens a program.
  ///
  /// @throws CommandException if it cannot be
  public void file(String typed) {
    file(slots.current(), typed);
  }

  /// Opens a program for another inferior.
  ///
  /// @throws CommandException if it cannot be
  public void file(Slot slot, String typed) {
    slots.leave(slot);
    slot.file(Optional.of(FileTarget.open(program(typed), typed, surroundings, fileNames)));
    slot.isLeft = false;
    slot.bias = 0;
    slot.hasRun = false;
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
    slots.leave(slots.current());
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
        CoreTarget.open(path(typed), typed, slots.current().program(), surroundings, fileNames);
    core = Optional.of(opened);
    selection = new Selection(1, 0);
    if (file().isEmpty() && !opened.program().isEmpty()) {
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
    return slots
        .current()
        .process()
        .flatMap(pid ->
            session()
                .call(debugger -> debugger.inferiors().ofProcess(pid).filter(Inferior::hasImage)));
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
    int number = ask(debugger -> debugger.inferiors().newNumber());
    return slots.add(number, copies.orElseGet(() -> new Slot(0)));
  }

  /// Forgets an inferior that does not run and is not selected.
  public void remove(Slot slot) {
    slots.remove(slot);
  }

  /// Selects an inferior and one of its threads.
  ///
  /// @param settings have the arguments of the selected program
  public void select(Slot slot, Selection thread, Settings settings) {
    if (slot != slots.current()) {
      slots.current().arguments(settings.text("args"));
      slots.select(slot);
      settings.set("args", slot.arguments());
    }
    selection = thread;
  }

  private Slot slotOf(int number, int family) {
    return slots
        .numbered(number)
        .orElseGet(() -> slots.add(number, slots.numbered(family).orElseGet(slots::current)));
  }

  private record Running(int number, Tid process, long bias) {}

  /// Gives each inferior the process that it has now.
  private void sync() {
    var running =
        ask(debugger ->
            debugger.inferiors().all().stream()
                .map(each -> new Running(each.number(), each.process(), bias(each)))
                .toList());
    for (var slot : slots.all()) {
      if (running.stream().noneMatch(each -> each.number() == slot.number())) {
        slot.process(Optional.empty());
      }
    }
    for (var each : running) {
      var slot = slotOf(each.number(), slots.current().number());
      slot.process(Optional.of(each.process()));
      slot.isLeft = false;
      slot.bias = each.bias();
    }
  }

  private static long bias(Inferior live) {
    var objects = live.hasImage() ? live.symbols().objects() : List.<LoadedObject>of();
    return objects.isEmpty() ? 0 : objects.getFirst().bias();
  }

  /// {@return the number of the inferior that a halt is about}
  public int numberOf(Halt halt) {
    drain();
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Ended(var pid, var _)) {
        return slots.ofProcess(pid).orElseGet(slots::current).number();
      }
    }
    return slots.current().number();
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
    drain();
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Ended(var pid, var ending)) {
        slots
            .ofProcess(pid)
            .ifPresent(slot -> {
              slots.select(slot);
              slots.moved(slot);
            });
        if (ending instanceof Ending.Exited(var code)) {
          values.set("_exitcode", code);
        }
      }
    }
    sync();
    selection =
        ask(debugger ->
            debugger
                .task(halt.task())
                .map(task -> {
                  slots.ofProcess(task.inferior().process()).ifPresent(slots::select);
                  return new Selection(task.number(), 0);
                })
                .orElse(NOTHING));
  }

  /// Forgets inferiors that were made for processes that are gone.
  public void prune() {
    slots.prune();
  }

  /// The selected process is not debugged any more.
  public void left() {
    slots.current().process(Optional.empty());
    selection = NOTHING;
    stacks.forget();
    undo.forget();
    drain();
    sync();
  }

  /// {@return what becomes of the processes at the end, for a question; empty if there are none}
  public String whatQuitDoes() {
    var said = new StringBuilder();
    for (var slot : slots.all()) {
      targetOf(slot)
          .filter(LiveTarget.class::isInstance)
          .ifPresent(target ->
              said.append("\tInferior ")
                  .append(slot.number())
                  .append(" [")
                  .append(slot.description())
                  .append("] will be ")
                  .append(
                      ((LiveTarget) target).inferior().isAttached() ? "detached.\n" : "killed.\n"));
    }
    return said.toString();
  }

  /// A setting has changed.
  public void settingChanged(String name, Settings settings) {
    if (FOLLOWING.contains(name)) {
      var mode =
          new FollowMode(
              settings.text("follow-fork-mode").equals("child"),
              settings.isOn("detach-on-fork"),
              settings.isOn("schedule-multiple"),
              settings.text("follow-exec-mode").equals("new"));
      ask(debugger -> {
        debugger.followMode(mode);
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

  /// {@return how an expression could go on}
  public List<String> symbols(String start) {
    return look(view -> view.hasTarget() ? new NameStart(start).completed(view) : List.of());
  }

  @Override
  public void close() {
    session.ifPresent(DebugSession::close);
    session = Optional.empty();
    closeCore();
    slots.all().forEach(slots::leave);
  }
}
