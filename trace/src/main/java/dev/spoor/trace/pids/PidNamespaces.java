package dev.spoor.trace.pids;

import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.ProcessId;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Numbers of processes in other PID namespaces than the tracer's, pid_namespaces(7). proc(5) says
/// of each task which numbers it has in the namespaces that it is in, from the one where proc is
/// mounted inwards; the other way round all tasks have to be looked through.
final class PidNamespaces {
  /// The kernel nests them no deeper (MAX_PID_NS_LEVEL).
  private static final int MOST_LEVELS = 32;

  private static final int MOST_ANCESTORS = 1024;
  private static final int MOST_REMEMBERED = 4096;

  /// A number as it is meant in a namespace.
  private record Foreign(String namespace, ProcessId kind, int id) {}

  private final String proc;
  private final String own;

  /// What was found for numbers; looked at again before it is believed.
  private final Map<Foreign, Integer> found = new HashMap<>();

  PidNamespaces(String proc) {
    this.proc = proc;
    own = namespace("self");
  }

  /// {@return the task's namespace if it is not the tracer's own; else empty}
  String foreign(Tid task) {
    var namespace = namespace(task.toString());
    return namespace.equals(own) ? "" : namespace;
  }

  /// {@return the number, here, of what the task `reader` in `namespace` knows as `id`; 0 if there
  /// is nothing like it}
  int translate(String namespace, Tid reader, ProcessId kind, int id) {
    var wanted = new Foreign(namespace, kind, id);
    var level = numbers(reader.toString(), "NSpid:").length - 1;
    if (level < 1) {
      return 0;
    }
    var known = found.get(wanted);
    if (known != null && number(known.toString(), wanted, level) == known) {
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
    var processes = list(proc);
    for (var process : processes) {
      var number = number(process, wanted, level);
      if (number != 0) {
        return number;
      }
    }
    if (wanted.kind() == ProcessId.TASK) {
      for (var process : processes) {
        if (!namespace(process).equals(own)) {
          for (var task : list(proc + "/" + process + "/task")) {
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
    var namespace = namespace(place);
    if (namespace.isEmpty() || namespace.equals(own)) {
      return 0;
    }
    var numbers = numbers(place, line(wanted.kind()));
    return numbers.length > level
            && numbers[level] == wanted.id()
            && isWithin(place, namespace, wanted.namespace())
        ? numbers[0]
        : 0;
  }

  private static String line(ProcessId kind) {
    return switch (kind) {
      case TASK -> "NSpid:";
      case GROUP -> "NSpgid:";
      case SESSION -> "NSsid:";
    };
  }

  /// Whether a task's namespace is `outer`, or inside it: a task inside descends from one there.
  private boolean isWithin(String place, String namespace, String outer) {
    if (namespace.equals(outer)) {
      return true;
    }
    var ancestor = place;
    for (var i = 0; i < MOST_ANCESTORS; i++) {
      var parent = numbers(ancestor, "PPid:");
      if (parent.length == 0 || parent[0] == 0) {
        return false;
      }
      ancestor = Integer.toString(parent[0]);
      if (namespace(ancestor).equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private String namespace(String place) {
    try {
      return Files.readSymbolicLink(Path.of(proc, place, "ns", "pid")).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  /// {@return the numbers in a line of proc_pid_status(5); none if the task is gone}
  private int[] numbers(String place, String line) {
    try {
      // A task's name may be any bytes, but for line ends: those are escaped there.
      var text =
          new String(
              Files.readAllBytes(Path.of(proc, place, "status")), StandardCharsets.ISO_8859_1);
      var start = text.indexOf("\n" + line);
      if (start < 0) {
        return new int[0];
      }
      var from = start + 1 + line.length();
      return numbers(text.substring(from, text.indexOf('\n', from)));
    } catch (IOException gone) {
      return new int[0];
    }
  }

  private static int[] numbers(String columns) {
    var numbers = new int[MOST_LEVELS + 1];
    var count = 0;
    var inside = false;
    for (var i = 0; i < columns.length() && count <= MOST_LEVELS; i++) {
      var digit = columns.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        count += inside ? 1 : 0;
        inside = false;
      } else {
        numbers[count] = numbers[count] * 10 + digit;
        inside = true;
      }
    }
    return java.util.Arrays.copyOf(numbers, count + (inside ? 1 : 0));
  }

  /// {@return the names that are numbers}
  private static String[] list(String directory) {
    var names = new File(directory).list((_, name) -> isNumber(name));
    return names == null ? new String[0] : names;
  }

  private static boolean isNumber(String name) {
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
