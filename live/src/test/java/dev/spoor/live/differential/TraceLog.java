package dev.spoor.live.differential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The output of `-f -o FILE`, made comparable: one list of lines per task in the order in which
/// the tasks were made, calls that were interrupted by other tasks' lines joined again, numbers of
/// tasks replaced by their place in that order.
record TraceLog(List<List<String>> tasks) {
  private static final Pattern LINE = Pattern.compile("^(\\d+)(<[^ ]*>)? +(.*)$");
  private static final Pattern BIRTH =
      Pattern.compile("(?:clone3?|v?fork)\\(.*\\) += (?:\\d+(?:<[^>]*>)? /\\* )?(\\d+)");
  private static final String CHILD = "--- SIGCHLD ";
  private static final String RETURN = "rt_sigreturn(";
  private static final String ANY_CHILD = "wait4(-1, ";
  private static final String UNFINISHED = " <unfinished ...>";
  private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. \\w+ resumed>(.*)$");

  static TraceLog parse(List<String> lines) {
    var byTask = new LinkedHashMap<String, List<String>>();
    var begun = new LinkedHashMap<String, String>();
    var names = new LinkedHashMap<String, String>();
    for (var line : lines) {
      var parts = LINE.matcher(line);
      if (!parts.matches()) {
        byTask.computeIfAbsent("", _ -> new ArrayList<>()).add(line);
        continue;
      }
      var task = parts.group(1);
      var text = parts.group(3);
      var name = parts.group(2) == null ? "" : named(parts.group(2));
      var output = byTask.computeIfAbsent(task, _ -> new ArrayList<>());
      var resumed = RESUMED.matcher(text);
      if (text.endsWith(UNFINISHED)) {
        begun.put(task, text.substring(0, text.length() - UNFINISHED.length()));
        names.put(task, name);
      } else if (resumed.matches() && begun.containsKey(task)) {
        // The name it had then: whether an execve(2) is resumed in a line of its own is chance.
        output.add(padded(begun.remove(task) + resumed.group(1)) + names.get(task));
      } else {
        output.add(text + name);
      }
    }
    begun.forEach((task, text) ->
        byTask.computeIfAbsent(task, _ -> new ArrayList<>()).add(text + UNFINISHED));
    return new TraceLog(renumbered(byTask));
  }

  /// Before its execve(2) the program has the tracer's name.
  private static String named(String name) {
    return name.equals("<strace>") || name.equals("<spoor>") ? "<TRACER>" : name;
  }

  /// {@return this log with each line changed}
  TraceLog mapped(UnaryOperator<String> change) {
    return new TraceLog(tasks.stream().map(lines -> lines.stream().map(change).toList()).toList());
  }

  /// The padding before the result depends on where a line was cut.
  private static String padded(String line) {
    return line.replaceFirst("\\) += ", ") = ");
  }

  private static List<List<String>> renumbered(Map<String, List<String>> byTask) {
    var numbers = inOrderOfBirth(byTask);
    var result = new ArrayList<List<String>>();
    for (var task : numbers) {
      var lines = byTask.get(task).stream().map(line -> number(line, numbers)).toList();
      result.add(
          Stream.concat(
                  lines.stream().filter(line -> !isChance(line)),
                  lines.stream().filter(TraceLog::isChance).map(TraceLog::withoutResult).sorted())
              .toList());
    }
    return result;
  }

  private static boolean isChance(String line) {
    return line.startsWith(CHILD) || line.startsWith(RETURN) || line.startsWith(ANY_CHILD);
  }

  /// What a return from a handler gives is the result of the call that was interrupted.
  private static String withoutResult(String line) {
    return line.startsWith(RETURN) ? line.replaceFirst("\\) +=.*", ") =") : line;
  }

  /// {@return the numbers of all tasks: first those whose birth is not in the log, by number, for
  /// which of two writes first is chance; each before those that it made}
  private static List<String> inOrderOfBirth(Map<String, List<String>> byTask) {
    var children = new LinkedHashMap<String, List<String>>();
    byTask.forEach((task, lines) -> children.put(task, children(lines)));
    var born = children.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    var order = new LinkedHashSet<String>();
    // A number that was used twice may be its own ancestor: then the log's order has to do.
    Stream.concat(
            byTask.keySet().stream()
                .filter(task -> !born.contains(task))
                .sorted(Comparator.comparingInt(String::length).thenComparing(task -> task)),
            byTask.keySet().stream())
        .forEach(task -> addFamily(task, children, order));
    return List.copyOf(order);
  }

  private static List<String> children(List<String> lines) {
    return lines.stream()
        .map(BIRTH::matcher)
        .filter(Matcher::find)
        .map(birth -> birth.group(1))
        .toList();
  }

  /// A task, then each that it made and all that those made.
  private static void addFamily(
      String task, Map<String, List<String>> children, Set<String> order) {
    if (children.containsKey(task) && order.add(task)) {
      children.get(task).forEach(child -> addFamily(child, children, order));
    }
  }

  /// A number is a task's where tasks stand: as a result, as a sender, as the target of a signal.
  private static String number(String line, List<String> numbers) {
    var text = padded(line);
    for (var i = 0; i < numbers.size(); i++) {
      var task = numbers.get(i);
      if (!task.isEmpty() && text.contains(task)) {
        // Where it has few digits it may stand for anything.
        var place =
            task.length() > 2
                ? "(?<![\\w.])"
                : "(?<=\\) = |/\\* |\\bpid=|_pid=|kill\\(|wait4\\(|waitid\\(P_PID, |setpgid\\("
                    + "|PRIO_PROCESS, |set_tid_address\\(.{1,20}\\) = )";
        text = text.replaceAll(place + task + "\\b", "TASK" + i);
      }
    }
    return text;
  }
}
