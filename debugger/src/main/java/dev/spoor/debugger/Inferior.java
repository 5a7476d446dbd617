package dev.spoor.debugger;

import dev.spoor.debugger.site.SiteTable;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.symbolic.process.MemoryFile;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program that is debugged: a live process. Confined to the tracer thread.
public final class Inferior {
  private int number;
  private final Tid process;
  private final boolean attached;
  private final DebugSetup setup;
  private final Guarding guarding;
  private final List<DebugTask> tasks = new ArrayList<>();
  private int threadsSeen;
  private Optional<Image> image = Optional.empty();
  private Optional<Address> loaderSite = Optional.empty();
  private boolean watchesCalls;
  private final Watches watches;
  private final Emulations emulations = new Emulations(this);
  private final Displacement displacement = new Displacement(this);

  /// It was launched and has not executed its program yet.
  boolean isStarting;

  /// How many programs its process executes before the one that is meant.
  int othersBefore;

  /// It has executed one of those.
  boolean hasExecuted;

  /// The program whose memory it has in common, between vfork(2) and execve(2), if that is halted
  /// as long.
  Optional<Inferior> lender = Optional.empty();

  /// There is, or was, a site in place of an instruction of one byte.
  boolean hasShortSite;

  /// The lender is let go as soon as it has its memory for itself.
  boolean leavesLender;

  /// The program that the process executes, until the next execve(2).
  private record Image(
      Architecture architecture,
      AuxiliaryVector vector,
      ProcessSpace space,
      MemoryFile memory,
      SiteTable sites,
      Symbols symbols,
      DebugSearch files) {}

  Inferior(int number, Tid process, boolean attached, DebugSetup setup, Guarding guarding) {
    this.number = number;
    this.process = process;
    this.attached = attached;
    this.setup = setup;
    this.guarding = guarding;
    this.watches = new Watches(this, guarding);
  }

  /// {@return its number in the session, 1 or more}
  public int number() {
    return number;
  }

  /// {@return the program whose memory it has, if it was made by vfork(2) and has executed nothing
  /// yet}
  public Optional<Inferior> lender() {
    return lender;
  }

  /// {@return its process}
  public Tid process() {
    return process;
  }

  /// {@return whether it was attached to, and is left running at the end}
  public boolean isAttached() {
    return attached;
  }

  /// {@return its threads, in the order in which they came}
  public List<DebugTask> tasks() {
    return List.copyOf(tasks);
  }

  /// {@return how many threads it has had, those that have ended among them}
  public int threadsSeen() {
    return threadsSeen;
  }

  /// It executes another program, and has another number for it.
  void number(int value) {
    number = value;
  }

  DebugTask born(Tid tid) {
    return adopt(new DebugTask(tid, this));
  }

  /// A task is one of its threads from now on.
  DebugTask adopt(DebugTask task) {
    task.joins(this, ++threadsSeen);
    tasks.add(task);
    return task;
  }

  /// {@return whether its memory is that of another program too}
  boolean sharesMemory() {
    return hasImage() && sites().isShared();
  }

  void gone(DebugTask task) {
    guarding.unmark(task);
    tasks.remove(task);
  }

  /// {@return whether it executes a program that can be looked into}
  public boolean hasImage() {
    return image.isPresent();
  }

  private Image image() {
    return image.orElseThrow(
        () -> new IllegalStateException("process " + process + " has no program yet"));
  }

  /// {@return its CPU}
  public Architecture architecture() {
    return image().architecture();
  }

  AuxiliaryVector auxiliaryVector() {
    return image().vector();
  }

  /// {@return what is mapped}
  public ProcessSpace space() {
    return image().space();
  }

  /// {@return its memory as it would be without the debugger; also while it runs}
  public Memory memory() {
    return image().sites().hiding(image().memory());
  }

  /// {@return its memory with what the debugger has put in it}
  Memory rawMemory() {
    return image().memory();
  }

  /// {@return what is known of its program}
  public Symbols symbols() {
    return image().symbols();
  }

  SiteTable sites() {
    return image().sites();
  }

  /// {@return the path of its program, as the kernel has it; empty if that cannot be found out}
  public String program() {
    try {
      return ProcessDirectory.of(process).program();
    } catch (ProcessAccessException gone) {
      return "";
    }
  }

  /// It executes a program that has not been looked into.
  ///
  /// @param task one of its tasks, stopped
  /// @throws ProcessAccessException if it cannot be looked into
  void open(DebugTask task) {
    close();
    var trap = task.registers().architecture().breakpointInstruction();
    open(task, new SiteTable(trap, guarding.watcher(this, trap)));
  }

  /// It has the memory of another program, by vfork(2).
  ///
  /// @throws ProcessAccessException if it cannot be looked into
  void openIn(Inferior parent, DebugTask task) {
    open(task, parent.sites());
    parent.sites().share();
    lender = Optional.of(parent);
  }

  private void open(DebugTask task, SiteTable sites) {
    var architecture = task.registers().architecture();
    var directory = ProcessDirectory.of(process);
    var memory = directory.memory();
    var space = ProcessSpace.of(directory);
    var files = setup.filesUnder(directory.root());
    var symbols =
        Symbols.of(
            space,
            files.files(),
            setup.names(),
            sites.hiding(memory),
            CallConvention.of(architecture).orElseThrow());
    image =
        Optional.of(
            new Image(
                architecture,
                AuxiliaryVector.of(process, architecture),
                space,
                memory,
                sites,
                symbols,
                files));
  }

  Displacement displacement() {
    return displacement;
  }

  Emulations emulations() {
    return emulations;
  }

  Watches watches() {
    return watches;
  }

  /// {@return whether its threads stop at system calls}
  boolean watchesCalls() {
    return watchesCalls;
  }

  void watchCalls(boolean value) {
    watchesCalls = value;
  }

  /// Has the dynamic linker stop wherever it has changed what is loaded.
  void watchLoader() {
    loaderSite = LoaderPlace.in(this).filter(at -> sites().acquire(at, rawMemory()));
  }

  /// {@return whether the dynamic linker stops at `address` when it has changed what is loaded}
  boolean isLoaderSite(Address address) {
    return loaderSite.isPresent() && loaderSite.get().equals(address);
  }

  /// What is mapped may have changed.
  ///
  /// @return whether code has
  boolean renew() {
    try {
      var isChanged = image.isPresent() && space().renew(ProcessDirectory.of(process));
      if (isChanged) {
        symbols().renew();
      }
      return isChanged;
    } catch (ProcessAccessException gone) {
      return false;
    }
  }

  /// Its memory is gone, or is not to be touched any more.
  void close() {
    if (image.isPresent()) {
      var old = image.get();
      displacement.abandon();
      if (sharesMemory()) {
        loaderSite.ifPresent(at -> sites().release(at, rawMemory()));
      }
      image = Optional.empty();
      loaderSite = Optional.empty();
      watches.clear();
      emulations.forget();
      old.sites().forget();
      guarding.forget(process);
      tasks.forEach(task -> task.mark = Optional.empty());
      hasShortSite = false;
      old.symbols().close();
      old.space().close();
      old.memory().close();
      old.files().close();
    }
  }
}
