package dev.spoor.trace.pids;

import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.ProcessId;
import java.util.HashMap;
import java.util.Map;

/// Numbers of processes in other PID namespaces than the tracer's, pid_namespaces(7). proc(5) says
/// of each task which numbers it has in the namespaces that it is in, from the one where proc is
/// mounted inwards; the other way round all tasks have to be looked through.
final class PidNamespaces {
  private static final int MOST_REMEMBERED = 4096;

  /// A number as it is meant in a namespace.
  private record Foreign(String namespace, ProcessId kind, int id) {}

  private final String proc;
  private final ProcTasks tasks;
  private final String own;

  /// What was found for numbers; looked at again before it is believed.
  private final Map<Foreign, Integer> found = new HashMap<>();

  PidNamespaces(String proc) {
    this.proc = proc;
    tasks = new ProcTasks(proc);
    own = tasks.namespace("self");
  }

  /// {@return the task's namespace if it is not the tracer's own; else empty}
  String foreign(Tid task) {
    var namespace = tasks.namespace(place(task));
    return namespace.equals(own) ? "" : namespace;
  }

  /// {@return the number, here, of what the task `reader` in `namespace` knows as `id`; 0 if there
  /// is nothing like it}
  int translate(String namespace, Tid reader, ProcessId kind, int id) {
    var wanted = new Foreign(namespace, kind, id);
    var level = tasks.numbers(place(reader), "NSpid:").length - 1;
    if (level <= tasks.level()) {
      return 0;
    }
    var known = found.get(wanted);
    if (known != null && number(Integer.toString(tasks.shown(known)), wanted, level) == known) {
      return known;
    }
    var number = look(wanted, level);
    if (found.size() >= MOST_REMEMBERED) {
      found.clear();
    }
    if (number != 0) {
      found.put(wanted, number);
    }
    return number;
  }

  private int look(Foreign wanted, int level) {
    var processes = ProcTasks.list(proc);
    for (var process : processes) {
      var number = number(process, wanted, level);
      if (number != 0) {
        return number;
      }
    }
    if (wanted.kind() == ProcessId.TASK) {
      for (var process : processes) {
        if (!tasks.namespace(process).equals(own)) {
          for (var task : ProcTasks.list(proc + "/" + process + "/task")) {
            var number = number(process + "/task/" + task, wanted, level);
            if (number != 0) {
              return number;
            }
          }
        }
      }
    }
    return 0;
  }

  /// {@return what the wanted number is here, if it is that of the task at `place`, or of its group
  /// or session; else 0}
  private int number(String place, Foreign wanted, int level) {
    var namespace = tasks.namespace(place);
    if (namespace.isEmpty() || namespace.equals(own)) {
      return 0;
    }
    var numbers = tasks.numbers(place, line(wanted.kind()));
    return numbers.length > level
            && numbers[level] == wanted.id()
            && tasks.isWithin(place, wanted.namespace())
        ? numbers[tasks.level()]
        : 0;
  }

  private String place(Tid task) {
    return Integer.toString(tasks.shown(task.value()));
  }

  private static String line(ProcessId kind) {
    return switch (kind) {
      case TASK -> "NSpid:";
      case GROUP -> "NSpgid:";
      case SESSION -> "NSsid:";
    };
  }
}
