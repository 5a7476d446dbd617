package dev.spoor.debugger;

import dev.spoor.debugger.site.Site;
import dev.spoor.debugger.site.SiteTable;
import dev.spoor.kernel.Guardian;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.TaskRepair;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells a [Guardian] what is to be repaired in programs that were attached to, should the debugger
/// be killed. One is started for the first site or debug register. Confined to the tracer thread.
///
/// What was launched ends with the debugger and needs none.
final class Guarding {
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
    private final Inferior inferior;
    private final ByteString trap;

    private Sites(Inferior inferior, ByteString trap) {
      this.inferior = inferior;
      this.trap = trap;
    }

    @Override
    public void planting(Site site) {
      tell(told -> told.guard(inferior.process(), site.address(), site.original(), trap));
      inferior.tasks().forEach(Guarding.this::mark);
    }

    @Override
    public void lifted(Site site) {
      guardian.ifPresent(told -> told.release(inferior.process(), site.address()));
    }
  }

  /// A task of a program that was attached to has come, or has other debug registers.
  void mark(DebugTask task) {
    var inferior = task.inferior();
    if (!inferior.isAttached() || task.silent) {
      return;
    }
    var watches = !inferior.watches().isEmpty();
    if (guardian.isEmpty() && !watches || task.isMarked && task.isMarkedDisarmed == watches) {
      return;
    }
    task.isMarked = true;
    task.isMarkedDisarmed = watches;
    var repair = TaskRepair.letGo().held();
    tell(told -> told.mark(inferior.process(), task.tid(), watches ? repair.disarmed() : repair));
  }

  /// A task is gone.
  void unmark(DebugTask task) {
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
