package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Seizes all threads of a process, also those that are born meanwhile.
final class Attachment {
  private final Kernel kernel;
  private final Set<PtraceOption> options;
  private final Predicate<Tid> isTraced;
  private final AttachRescue rescue;

  /// @param isTraced whether a task is one of the tracer's own already
  /// @param rescue is told what was seized
  Attachment(
      Kernel kernel, Set<PtraceOption> options, Predicate<Tid> isTraced, AttachRescue rescue) {
    this.kernel = kernel;
    this.options = options;
    this.isTraced = isTraced;
    this.rescue = rescue;
  }

  /// Seizes every thread of `process`.
  ///
  /// /proc/PID/task is read again until it shows nothing new: a thread may be born while the list
  /// is read, by one that is not seized yet. One that is born by a seized thread is seized by the
  /// kernel, if tasks are followed, and refuses us with EPERM.
  ///
  /// @return the tasks that were seized
  /// @throws AttachException if there is no such process or it may not be traced; then none is
  ///   seized
  List<Tid> seizeAll(Tid process) {
    var seized = new ArrayList<Tid>();
    for (var found = seizeNew(process, seized); found; ) {
      found = seizeNew(process, seized);
    }
    if (seized.isEmpty() && !isTraced.test(process)) {
      throw new AttachException(
          "attach: " + process + ": no task of it can be traced (it has ended)",
          Errno.ESRCH,
          new IOException());
    }
    return seized;
  }

  /// Seizes one thread and leaves the others of its process alone.
  ///
  /// @throws AttachException if there is no such task, or it may not be traced or is already
  Tid seizeAlone(Tid tid) {
    try {
      kernel.seize(tid, options);
      return tid;
    } catch (KernelException failure) {
      throw new AttachException("attach: " + failure.getMessage(), failure.errno(), failure);
    }
  }

  private boolean seizeNew(Tid process, List<Tid> seized) {
    var found = false;
    for (var tid : tasks(process)) {
      if (!seized.contains(tid) && !isTraced.test(tid)) {
        found |= seizeOne(tid, seized);
      }
    }
    return found;
  }

  private boolean seizeOne(Tid tid, List<Tid> seized) {
    try {
      kernel.seize(tid, options);
      seized.add(tid);
      rescue.seized(tid);
      return true;
    } catch (KernelException failure) {
      if (failure.errno().equals(Errno.ESRCH) || hasEnded(tid) || isOurs(tid)) {
        return false;
      }
      release(seized);
      throw new AttachException("attach: " + failure.getMessage(), failure.errno(), failure);
    }
  }

  private void release(List<Tid> seized) {
    for (var tid : seized) {
      letGo(tid);
    }
  }

  /// Detaching needs a stop: interrupt, wait for it, go.
  private void letGo(Tid tid) {
    try {
      kernel.interrupt(tid);
      if (awaitReport(tid) instanceof WaitOutcome.Report report
          && report.status() instanceof WaitStatus.Stopped stopped) {
        kernel.detach(tid, signalOf(stopped));
      }
    } catch (KernelException gone) {
      // It ended; nothing is left to let go.
      assert gone.errno().equals(Errno.ESRCH) : gone.getMessage();
    }
  }

  /// Waits through wake-ups: whoever ordered the attach sends them until it has its answer.
  private WaitOutcome awaitReport(Tid tid) {
    var outcome = kernel.await(tid);
    while (outcome instanceof WaitOutcome.Interrupted) {
      outcome = kernel.await(tid);
    }
    return outcome;
  }

  private static Optional<Signal> signalOf(WaitStatus.Stopped stopped) {
    return stopped.event() == 0 && !stopped.syscall()
        ? Optional.of(stopped.signal())
        : Optional.empty();
  }

  /// EPERM is also what the kernel says of a task that is ending; by the time we look it may be
  /// gone.
  private static boolean hasEnded(Tid tid) {
    var state = statusField(tid, "State:");
    return state.isEmpty() || state.startsWith("Z") || state.startsWith("X");
  }

  private boolean isOurs(Tid tid) {
    return statusTask(tid, "TracerPid:").equals(Optional.of(kernel.self()));
  }

  static String statusField(Tid tid, String field) {
    try {
      for (var line : Files.readAllLines(Path.of(new ProcTasks().directory(tid), "status"))) {
        if (line.startsWith(field)) {
          return line.substring(field.length()).strip();
        }
      }
      return "";
    } catch (IOException gone) {
      return "";
    }
  }

  /// {@return the task that a line of the status names; empty if there is none, or it is gone}
  static Optional<Tid> statusTask(Tid tid, String field) {
    try {
      var number = new ProcTasks().ours(Integer.parseInt(statusField(tid, field)));
      return number > 0 ? Optional.of(Tid.of(number)) : Optional.empty();
    } catch (NumberFormatException gone) {
      return Optional.empty();
    }
  }

  private static List<Tid> tasks(Tid process) {
    var tasks = new ArrayList<Tid>();
    var proc = new ProcTasks();
    try (var entries = Files.newDirectoryStream(Path.of(proc.directory(process), "task"))) {
      for (var entry : entries) {
        var number = proc.ours(Integer.parseInt(entry.getFileName().toString()));
        if (number > 0) {
          tasks.add(Tid.of(number));
        }
      }
    } catch (IOException | DirectoryIteratorException gone) {
      if (tasks.isEmpty()) {
        throw new AttachException("attach: no such process: " + process, Errno.ESRCH, gone);
      }
    }
    return tasks;
  }
}
