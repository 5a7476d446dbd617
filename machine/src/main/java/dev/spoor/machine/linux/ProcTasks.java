package dev.spoor.machine.linux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Where proc(5) has the tasks of this process's PID namespace, pid_namespaces(7).
///
/// A proc file system has the numbers of the namespace that it was mounted in. That is mostly our
/// own. After `unshare --pid` without a new /proc it is an outer one, where `/proc/5` is a stranger
/// to whoever knows a task 5 here; then a task is found by the line `NSpid:` of its status, which
/// has its numbers from the mount's namespace inwards. For use by one thread.
public final class ProcTasks {
  /// The kernel nests namespaces no deeper (MAX_PID_NS_LEVEL).
  private static final int MOST_LEVELS = 32;

  private static final int MOST_ANCESTORS = 1024;
  private static final int MOST_REMEMBERED = 4096;
  private static final int UNKNOWN = -1;

  /// A process stays in its namespace, and a mount of proc(5) in that of whoever mounted it.
  private static final class Here {
    static final int LEVEL = new ProcTasks("/proc", UNKNOWN).level();

    private Here() {}
  }

  private final String proc;
  private int level;

  /// What was found for numbers; looked at again before it is believed.
  private final Map<Integer, Integer> found = new HashMap<>();

  /// By /proc.
  public ProcTasks() {
    this("/proc", Here.LEVEL);
  }

  /// @param proc where proc(5) is mounted
  public ProcTasks(String proc) {
    this(proc, UNKNOWN);
  }

  private ProcTasks(String proc, int level) {
    this.proc = proc;
    this.level = level;
  }

  /// {@return the directory of a process or task; one that does not exist, if it is gone}
  public String directory(Tid task) {
    return proc + "/" + shown(task.value());
  }

  /// {@return the number that proc has for a process or task of ours; 0 if it is gone}
  public int shown(int task) {
    if (level() == 0) {
      return task;
    }
    var known = found.get(task);
    if (known != null && isSame(known.toString(), task)) {
      return known;
    }
    var number = look(task);
    if (found.size() >= MOST_REMEMBERED) {
      found.clear();
    }
    if (number != 0) {
      found.put(task, number);
    }
    return number;
  }

  /// {@return the number, in our namespace, of the process or task that has the number `shown` in
  /// proc; 0 if it has none or is gone}
  public int ours(int shown) {
    if (level() == 0) {
      return shown;
    }
    var place = Integer.toString(shown);
    var numbers = numbers(place, "NSpid:");
    return numbers.length > level && isWithin(place, namespace("self")) ? numbers[level] : 0;
  }

  /// {@return by how many namespaces ours is inside that of proc}
  public int level() {
    if (level == UNKNOWN) {
      level = Math.max(numbers("self", "NSpid:").length - 1, 0);
    }
    return level;
  }

  private int look(int task) {
    var processes = list(proc);
    for (var process : processes) {
      if (isSame(process, task)) {
        return Integer.parseInt(process);
      }
    }
    for (var process : processes) {
      if (numbers(process, "NSpid:").length > level) {
        for (var thread : list(proc + "/" + process + "/task")) {
          if (isSame(thread, task)) {
            return Integer.parseInt(thread);
          }
        }
      }
    }
    return 0;
  }

  private boolean isSame(String place, int task) {
    var numbers = numbers(place, "NSpid:");
    return numbers.length > level && numbers[level] == task && isWithin(place, namespace("self"));
  }

  /// {@return whether a task's namespace is `outer`, or inside it: a task inside descends from one
  /// there}
  public boolean isWithin(String place, String outer) {
    var ancestor = place;
    for (var i = 0; i < MOST_ANCESTORS; i++) {
      if (namespace(ancestor).equals(outer)) {
        return true;
      }
      var parent = numbers(ancestor, "PPid:");
      if (parent.length == 0 || parent[0] == 0) {
        return false;
      }
      ancestor = Integer.toString(parent[0]);
    }
    return false;
  }

  /// {@return the PID namespace of a task, by its place in proc; empty if it is gone}
  public String namespace(String place) {
    try {
      return Files.readSymbolicLink(Path.of(proc, place, "ns", "pid")).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  /// {@return the numbers in a line of proc_pid_status(5); none if the task is gone}
  public int[] numbers(String place, String line) {
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
    return Arrays.copyOf(numbers, count + (inside ? 1 : 0));
  }

  /// {@return the names in a directory that are numbers}
  public static String[] list(String directory) {
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
