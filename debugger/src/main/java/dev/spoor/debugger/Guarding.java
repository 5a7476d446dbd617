package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.debugger.site.SiteTable;
import dev.spoor.kernel.Guardian;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.TaskRepair;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells a [Guardian] what is to be repaired in programs that were attached to, should the debugger
/// be killed. One is started for the first site or debug register. Confined to the tracer thread.
///
/// What was launched ends with the debugger and needs none.
final class Guarding {
  private static final TaskRepair HELD = TaskRepair.letGo().held();
  private static final TaskRepair BACK = HELD.movedBack();
  private static final TaskRepair DISARMED = HELD.disarmed();
  private static final TaskRepair BACK_DISARMED = BACK.disarmed();

  private final Consumer<Notice> notices;
  private Optional<Guardian> guardian = Optional.empty();
  private boolean isRefused;

  Guarding(Consumer<Notice> notices) {
    this.notices = notices;
  }

  /// {@return what is told of the sites of a program}
  ///
  /// @param trap what is planted in it
  SiteTable.Watcher watcher(Inferior inferior, byte[] trap) {
    return inferior.isAttached()
        ? new Sites(inferior, ByteString.of(trap))
        : SiteTable.Watcher.none();
  }

  private final class Sites implements SiteTable.Watcher {
    private static final byte RET = (byte) 0xc3;

    private final Inferior inferior;
    private final ByteString trap;

    /// Where the program's own instruction has one byte, so that a task may stand behind it
    /// rightly. Nobody stands behind a `ret`, which is what the dynamic linker's place often is.
    private final Map<Address, Boolean> isShort = new HashMap<>();

    private Sites(Inferior inferior, ByteString trap) {
      this.inferior = inferior;
      this.trap = trap;
    }

    @Override
    public void planting(Site site) {
      if (isShort.computeIfAbsent(site.address(), this::isShort)) {
        inferior.hasShortSite = true;
      }
      tell(told -> told.guard(inferior.process(), site.address(), site.original(), trap));
      inferior.tasks().forEach(Guarding.this::mark);
    }

    private boolean isShort(Address at) {
      var code = inferior.rawMemory().read(at, Instruction.LONGEST);
      return Instruction.read(code, 0, CodeSize.of(inferior.architecture()))
          .filter(instruction -> instruction.length() > 1 || code[0] == RET)
          .isEmpty();
    }

    @Override
    public void lifted(Site site) {
      guardian.ifPresent(told -> told.release(inferior.process(), site.address()));
    }
  }

  /// A task of a program that was attached to has come, or is in another state.
  void mark(DebugTask task) {
    var inferior = task.inferior();
    if (!inferior.isAttached() || task.silent) {
      return;
    }
    var watches = !inferior.watches().isEmpty();
    if (guardian.isEmpty() && !watches) {
      return;
    }
    var repair = repair(task, watches);
    if (task.mark.filter(known -> known.equals(repair)).isEmpty()) {
      task.mark = Optional.of(repair);
      tell(told -> told.mark(inferior.process(), task.tid(), repair));
    }
  }

  /// Behind an instruction of one byte a task may stand rightly: it is not to be moved back then.
  private static TaskRepair repair(DebugTask task, boolean watches) {
    var isBack = !task.inferior().hasShortSite;
    var common = watches ? isBack ? BACK_DISARMED : DISARMED : isBack ? BACK : HELD;
    var called = task.isInCall ? common.restored() : common;
    return task.signal.isPresent() ? called.signalled(task.signal.get()) : called;
  }

  /// A task is made to call a function of its program, and its registers are to be changed for
  /// that.
  void calling(DebugTask task) {
    task.isInCall = true;
    mark(task);
  }

  /// A task has its registers back from before the call.
  void called(DebugTask task) {
    if (task.isInCall) {
      task.isInCall = false;
      unmark(task);
      mark(task);
    }
  }

  /// A task is gone.
  void unmark(DebugTask task) {
    task.mark = Optional.empty();
    guardian.ifPresent(told -> told.unmark(task.tid()));
  }

  /// A process is gone, let go, or another program.
  void forget(Tid process) {
    guardian.ifPresent(told -> told.forget(process));
  }

  private void tell(Consumer<Guardian> what) {
    if (isRefused) {
      return;
    }
    try {
      if (guardian.isEmpty()) {
        guardian = Optional.of(Guardian.start());
      }
      what.accept(guardian.get());
    } catch (KernelException refused) {
      // Debugging goes on: it is only less safe.
      isRefused = guardian.isEmpty();
      notices.accept(new Notice.Unguarded(String.valueOf(refused.getMessage())));
    }
  }

  /// Nothing is left to be repaired.
  void close() {
    guardian.ifPresent(Guardian::close);
    guardian = Optional.empty();
  }
}
