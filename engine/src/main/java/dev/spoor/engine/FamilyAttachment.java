package dev.spoor.engine;

import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Attaches to all that descends from a process, also to what is made meanwhile.
///
/// What an attached process makes from then on the kernel attaches to, if tasks are followed. So
/// only what is there already, or is made by processes not yet attached to, must be looked for. The
/// list of a process's children (`/proc/PID/task/TID/children`) is quick to read but may leave out
/// some while others end; it serves to keep up with families that fork fast. The word on it is a
/// walk through all of /proc: each process that is there from its beginning to its end is seen. A
/// child may pass to another parent during a walk, when its own dies; so it is repeated until
/// nothing new was found twice.
final class FamilyAttachment {
  private static final int QUIET_WALKS = 2;

  /// A process as a walk has seen it.
  private record Seen(Tid process, Tid parent, boolean isOurs) {}

  private final Tid tracer;
  private final Tid ownProcess;
  private final ToIntFunction<Tid> attach;
  private final Supplier<Set<Tid>> traced;
  private final Consumer<AttachException> refused;
  private final Set<Tid> refusing = new HashSet<>();
  private final ProcTasks proc = new ProcTasks();

  /// @param tracer the task that the kernel names as the tracer
  /// @param attach attaches to a process and returns how many tasks were new; refuses by an
  ///   [AttachException]
  /// @param traced the processes of which tasks are traced
  /// @param refused is told which processes cannot be attached to
  FamilyAttachment(
      Tid tracer,
      ToIntFunction<Tid> attach,
      Supplier<Set<Tid>> traced,
      Consumer<AttachException> refused) {
    this.tracer = tracer;
    this.ownProcess = Attachment.statusTask(tracer, "Tgid:").orElse(tracer);
    this.attach = attach;
    this.traced = traced;
    this.refused = refused;
  }

  /// Attaches to all that is below processes that are traced.
  void attachDescendants() {
    for (var quiet = 0; quiet < QUIET_WALKS; ) {
      quiet = attachDown(untraced()) ? 0 : quiet + 1;
    }
  }

  /// Attaches to processes and to those that the kernel lists as their children.
  ///
  /// @return whether there was something new
  private boolean attachDown(List<Tid> processes) {
    var isNew = false;
    var next = new ArrayDeque<>(processes);
    for (var process = next.poll(); process != null; process = next.poll()) {
      if (attachOne(process)) {
        isNew = true;
        next.addAll(children(process));
      }
    }
    return isNew;
  }

  /// A process that has ended is no error.
  private boolean attachOne(Tid process) {
    if (process.equals(ownProcess) || refusing.contains(process)) {
      return false;
    }
    try {
      return attach.applyAsInt(process) > 0;
    } catch (AttachException failure) {
      if (!failure.errno().equals(Errno.ESRCH)) {
        refusing.add(process);
        refused.accept(failure);
      }
      return false;
    }
  }

  /// {@return the processes that are not traced, or not wholly, and descend from one that is}
  private List<Tid> untraced() {
    var seen = walk();
    var members = new HashSet<>(traced.get());
    members.addAll(refusing);
    for (var one : seen.values()) {
      if (one.isOurs()) {
        members.add(one.process());
      }
    }
    var found = new ArrayList<Tid>();
    for (var one : seen.values()) {
      if (!one.isOurs() && isBelow(one, members, seen)) {
        found.add(one.process());
      }
    }
    return found;
  }

  /// What the tracer's own process has made does not count.
  private boolean isBelow(Seen one, Set<Tid> members, Map<Tid, Seen> seen) {
    var process = one;
    // Parents that were read at different moments could form a ring.
    for (var steps = seen.size(); steps > 0; steps--) {
      if (process.process().equals(ownProcess)) {
        return false;
      }
      if (members.contains(process.parent())) {
        return true;
      }
      var parent = seen.get(process.parent());
      if (parent == null) {
        return false;
      }
      process = parent;
    }
    return false;
  }

  private Map<Tid, Seen> walk() {
    var seen = new HashMap<Tid, Seen>();
    for (var process : numbers(Path.of("/proc"))) {
      look(process, seen);
    }
    return seen;
  }

  private void look(Tid process, Map<Tid, Seen> into) {
    var parent = 0;
    var isOurs = false;
    try {
      var status = Path.of(proc.directory(process), "status");
      // The name, which is any bytes, has its line ends escaped.
      for (var line : Files.readString(status, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        if (line.startsWith("PPid:")) {
          parent = proc.ours(number(line.substring("PPid:".length()).strip()));
        } else if (line.startsWith("TracerPid:")) {
          isOurs =
              proc.ours(number(line.substring("TracerPid:".length()).strip())) == tracer.value();
          break;
        }
      }
    } catch (IOException _) {
      return;
    }
    if (parent > 0) {
      into.put(process, new Seen(process, Tid.of(parent), isOurs));
    }
  }

  private List<Tid> children(Tid process) {
    var children = new ArrayList<Tid>();
    var tasks = Path.of(proc.directory(process), "task");
    for (var task : numbers(tasks)) {
      try {
        var file = tasks.resolve(Integer.toString(proc.shown(task.value()))).resolve("children");
        for (var word : Files.readString(file, StandardCharsets.ISO_8859_1).split(" ", -1)) {
          var number = proc.ours(number(word));
          if (number > 0) {
            children.add(Tid.of(number));
          }
        }
      } catch (IOException gone) {
        // Or the kernel is without CONFIG_PROC_CHILDREN: the walk finds them.
        assert gone != null;
      }
    }
    return children;
  }

  private List<Tid> numbers(Path directory) {
    var found = new ArrayList<Tid>();
    try (var entries = Files.newDirectoryStream(directory, "[1-9]*")) {
      for (var entry : entries) {
        var number = proc.ours(number(entry.getFileName().toString()));
        if (number > 0) {
          found.add(Tid.of(number));
        }
      }
    } catch (IOException | DirectoryIteratorException gone) {
      // What was read is what there is.
      assert gone != null;
    }
    return found;
  }

  /// {@return the number; 0 if it is none}
  private static int number(String word) {
    var value = 0L;
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      if (c < '0' || c > '9' || value > Integer.MAX_VALUE) {
        return 0;
      }
      value = value * 10 + (c - '0');
    }
    return value > Integer.MAX_VALUE ? 0 : (int) value;
  }
}
