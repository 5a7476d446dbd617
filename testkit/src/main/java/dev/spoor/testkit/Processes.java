package dev.spoor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The processes that were there at one moment, to see that a test leaves none behind.
public final class Processes {
  private record Entry(int pid, int parent, String name, char state) {}

  private final Map<Integer, Entry> all;

  private Processes(Map<Integer, Entry> all) {
    this.all = all;
  }

  /// {@return what /proc lists now}
  public static Processes now() {
    try (var entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      var all = new HashMap<Integer, Entry>();
      for (var entry : entries) {
        read(entry, all);
      }
      return new Processes(Map.copyOf(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path entry, Map<Integer, Entry> into) {
    try {
      var stat = Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1);
      var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      var rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3);
      var pid = Integer.parseInt(entry.getFileName().toString());
      into.put(pid, new Entry(pid, Integer.parseInt(rest[1]), name, rest[0].charAt(0)));
    } catch (IOException gone) {
      // It ended between the listing and the reading.
    }
  }

  /// {@return the descendants of this JVM that were not there in `before`, zombies included, a line
  /// each: `1234 (hello) t`}
  public List<String> leftSince(Processes before) {
    var left = new ArrayList<String>();
    for (var process : all.values()) {
      if (!before.all.containsKey(process.pid) && isOurs(process)) {
        left.add(process.pid + " (" + process.name + ") " + process.state);
      }
    }
    return left;
  }

  private boolean isOurs(Entry process) {
    var self = (int) ProcessHandle.current().pid();
    for (var p = process; p != null; p = all.get(p.parent)) {
      if (p.parent == self) {
        return true;
      }
    }
    return false;
  }

  /// {@return the state of a task as /proc has it (`R`, `S`, `D`, `T`, `t`, `Z`), `-` if there is
  /// no such task}
  public static char state(dev.spoor.machine.linux.Tid tid) {
    var found = new HashMap<Integer, Entry>();
    read(Path.of("/proc", tid.toString()), found);
    var process = found.get(tid.value());
    return process == null ? '-' : process.state;
  }
}
