package dev.spoor.repl.debuggee;

import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.Notice;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.LinkageNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// The programs that are debugged, live, dead or as files: each inferior with its file and its
/// process, and the core file. For the thread that runs commands.
final class Programs {
  private final Surroundings surroundings;
  private final DebuggerLink link;
  private final Function<String, Path> paths;
  private final Map<Tid, String> givenNames;
  private final LazyNames names = new LazyNames();
  private final Queue<Notice> notices;
  private final List<Notice> untold = new ArrayList<>();
  private final Slots slots = new Slots();
  private Optional<CoreTarget> core = Optional.empty();

  /// @param paths what a path is as the user typed it
  /// @param notices of the debugger, as they come
  /// @param givenNames what the user calls threads
  Programs(
      Surroundings surroundings,
      DebuggerLink link,
      Function<String, Path> paths,
      Queue<Notice> notices,
      Map<Tid, String> givenNames) {
    this.surroundings = surroundings;
    this.link = link;
    this.paths = paths;
    this.notices = notices;
    this.givenNames = givenNames;
  }

  /// {@return what makes names readable that linkers have}
  LinkageNames names() {
    return names;
  }

  /// Programs have come that may be gone again.
  void drain() {
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

  /// {@return what has happened without halting anything, and was not told of}
  List<Notice> takeNotices() {
    drain();
    var taken = List.copyOf(untold);
    untold.clear();
    return taken;
  }

  /// {@return the process of an inferior}
  Optional<Target> targetOf(Slot slot) {
    return slot.process()
        .flatMap(pid ->
            link.session()
                .call(debugger ->
                    debugger
                        .inferiors()
                        .ofProcess(pid)
                        .filter(Inferior::hasImage)
                        .map(live ->
                            new LiveTarget(
                                link.session(),
                                live,
                                debugger.inferiors().threadsSeen() > 1,
                                givenNames))));
  }

  /// {@return the program that was named}
  Optional<FileTarget> file() {
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

  /// Opens a program.
  ///
  /// @throws CommandException if it cannot be
  void file(String typed) {
    file(slots.current(), typed);
  }

  /// Opens a program for another inferior.
  ///
  /// @throws CommandException if it cannot be
  void file(Slot slot, String typed) {
    slots.leave(slot);
    slot.file(Optional.of(FileTarget.open(program(typed), typed, surroundings, names)));
    slot.isLeft = false;
    slot.bias = 0;
    slot.hasRun = false;
  }

  /// A name without a slash is looked for in the directory, and then in PATH.
  private Path program(String typed) {
    var here = paths.apply(typed);
    if (!typed.contains("/") && !java.nio.file.Files.exists(here)) {
      for (var place : surroundings.variable("PATH").split(":", -1)) {
        var candidate = paths.apply(place.isEmpty() ? typed : place + "/" + typed);
        if (java.nio.file.Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    return here.normalize();
  }

  /// Forgets the program.
  void closeFile() {
    slots.leave(slots.current());
  }

  /// {@return the core file}
  Optional<CoreTarget> core() {
    return core;
  }

  /// Opens a core file.
  ///
  /// @throws CommandException if it cannot be
  CoreTarget core(String typed) {
    closeCore();
    var opened =
        CoreTarget.open(paths.apply(typed), typed, slots.current().program(), surroundings, names);
    core = Optional.of(opened);
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
  void closeCore() {
    core.ifPresent(CoreTarget::close);
    core = Optional.empty();
  }

  /// {@return the selected process}
  Optional<Inferior> inferior() {
    return slots
        .current()
        .process()
        .flatMap(pid ->
            link.session()
                .call(debugger -> debugger.inferiors().ofProcess(pid).filter(Inferior::hasImage)));
  }

  /// {@return another inferior, of the program of the selected one}
  ///
  /// @param copies whether it has the program and the arguments of another one
  Slot addSlot(Optional<Slot> copies) {
    int number = link.ask(debugger -> debugger.inferiors().newNumber());
    return slots.add(number, copies.orElseGet(() -> new Slot(0)));
  }

  private Slot slotOf(int number, int family) {
    return slots
        .numbered(number)
        .orElseGet(() -> slots.add(number, slots.numbered(family).orElseGet(slots::current)));
  }

  private record Running(int number, Tid process, long bias) {}

  /// Gives each inferior the process that it has now.
  void sync() {
    var running =
        link.ask(debugger ->
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

  /// A process has ended: its inferior is the one that is looked at.
  void ended(Tid process) {
    slots
        .ofProcess(process)
        .ifPresent(slot -> {
          slots.select(slot);
          slots.moved(slot);
        });
  }

  /// {@return the number of the inferior that a halt is about}
  int numberOf(Halt halt) {
    drain();
    for (var cause : halt.causes()) {
      if (cause instanceof HaltCause.Ended(var pid, var _)) {
        return slots.ofProcess(pid).orElseGet(slots::current).number();
      }
    }
    return slots.current().number();
  }

  /// Forgets inferiors that were made for processes that are gone.
  void prune() {
    slots.prune();
  }

  /// Forgets an inferior that does not run and is not selected.
  void remove(Slot slot) {
    slots.remove(slot);
  }

  /// {@return what becomes of the processes at the end, for a question; empty if there are none}
  String whatQuitDoes() {
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

  /// {@return the inferiors}
  Slots slots() {
    return slots;
  }
}
