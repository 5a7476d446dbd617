package dev.spoor.live.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The output of `-f -o FILE`, made comparable: one list of lines per task in the order in which
/// the tasks appear, calls that were interrupted by other tasks' lines joined again, numbers of
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
      } else if (resumed.matches() && begun.containsKey(task)) {
        output.add(padded(begun.remove(task) + resumed.group(1)) + name);
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
    var numbers = new ArrayList<String>();
    if (!byTask.isEmpty()) {
      inOrderOfBirth(byTask.keySet().iterator().next(), byTask, numbers);
    }
    byTask.keySet().stream().filter(task -> !numbers.contains(task)).toList().forEach(numbers::add);
    var result = new ArrayList<List<String>>();
    for (var task : numbers) {
      var lines = byTask.getOrDefault(task, List.of());
      result.add(
          Stream.concat(
                  lines.stream().filter(line -> !isChance(line)),
                  lines.stream().filter(TraceLog::isChance).map(TraceLog::withoutResult).sorted())
              .map(line -> number(line, numbers))
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

  /// A task, then each that it made and all that those made.
  private static void inOrderOfBirth(
      String task, Map<String, List<String>> byTask, List<String> order) {
    if (order.contains(task) || !byTask.containsKey(task)) {
      return;
    }
    order.add(task);
    for (var line : byTask.getOrDefault(task, List.of())) {
      var birth = BIRTH.matcher(line);
      if (birth.find()) {
        inOrderOfBirth(birth.group(1), byTask, order);
      }
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
