package dev.spoor.live.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines that two logs do not share, by the longest common subsequence of each task's lines.
///
/// @param lines how many lines the reference has
/// @param only what differs, `-` before the reference's and `+` before ours
record Difference(int lines, List<String> only) {
  /// {@return how many lines differ: one of the reference's and one of ours in its place are one}
  int differing() {
    var missing = (int) only.stream().filter(line -> line.startsWith("-")).count();
    return Math.max(missing, only.size() - missing);
  }

  static Difference of(TraceLog reference, TraceLog ours) {
    var only = new ArrayList<String>();
    var lines = 0;
    for (var i = 0; i < Math.max(reference.tasks().size(), ours.tasks().size()); i++) {
      var left = i < reference.tasks().size() ? reference.tasks().get(i) : List.<String>of();
      var right = i < ours.tasks().size() ? ours.tasks().get(i) : List.<String>of();
      lines += left.size();
      compare(left, right, only);
    }
    return new Difference(lines, only);
  }

  private static final Pattern NUMBER = Pattern.compile("\\b(?:0x[0-9a-f]{4,}|[1-9]\\d{3,})\\b");

  /// {@return the lines of the last runs that stand in no run of the other}
  static Difference ofAny(List<TraceLog> references, List<TraceLog> ours) {
    var only = new ArrayList<String>();
    var lines = numberless(references.getLast()).toList();
    absent("-", lines, ours, only);
    absent("+", numberless(ours.getLast()).toList(), references, only);
    return new Difference(lines.size(), only);
  }

  private static void absent(
      String sign, List<String> lines, List<TraceLog> others, List<String> only) {
    var all = others.stream().flatMap(Difference::numberless).collect(Collectors.toSet());
    lines.stream().filter(line -> !all.contains(line)).map(sign::concat).forEach(only::add);
  }

  private static Stream<String> numberless(TraceLog log) {
    return log.tasks().stream()
        .flatMap(List::stream)
        .map(line -> NUMBER.matcher(line).replaceAll("~"));
  }

  private static void compare(List<String> left, List<String> right, List<String> only) {
    var head = 0;
    while (head < left.size() && head < right.size() && left.get(head).equals(right.get(head))) {
      head++;
    }
    var tail = 0;
    while (tail < left.size() - head
        && tail < right.size() - head
        && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
      tail++;
    }
    middle(left.subList(head, left.size() - tail), right.subList(head, right.size() - tail), only);
  }

  private static void middle(List<String> left, List<String> right, List<String> only) {
    var common = lengths(left, right);
    var i = 0;
    var j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        i++;
        j++;
      } else if (j == right.size() || i < left.size() && common[i + 1][j] >= common[i][j + 1]) {
        only.add("-" + left.get(i++));
      } else {
        only.add("+" + right.get(j++));
      }
    }
  }

  /// `result[i][j]` is the length of the longest common subsequence from `i` and `j` on.
  private static int[][] lengths(List<String> left, List<String> right) {
    var table = new int[left.size() + 1][right.size() + 1];
    for (var i = left.size() - 1; i >= 0; i--) {
      for (var j = right.size() - 1; j >= 0; j--) {
        table[i][j] =
            left.get(i).equals(right.get(j))
                ? table[i + 1][j + 1] + 1
                : Math.max(table[i + 1][j], table[i][j + 1]);
      }
    }
    return table;
  }
}
