package dev.spoor.trace.options;

import java.util.ArrayList;
import java.util.List;

/// The options of strace(1) 6.1, long and short, in the order of its own table, and Spoor's own
/// behind them.
final class OptionTable {
  /// Whether an option has an argument. Only long ones can have one that may be left out.
  enum Takes {
    NOTHING,
    ARGUMENT,
    PERHAPS
  }

  /// One option.
  ///
  /// @param letter the short form, or a space
  /// @param key what it means; rows with the same key are spellings of one option
  record Row(String name, char letter, Takes takes, String key) {}

  // name, letter or -, argument: no, yes, opt; key
  private static final String TEXT =
      """
      columns a yes columns
      output-append-mode A no append
      detach-on b yes detach-on
      summary-only c no summary-only
      summary C no summary
      debug d no debug
      daemonize D opt daemonize
      daemonised D opt daemonize
      daemonized D opt daemonize
      env E yes env
      follow-forks f no follow
      output-separately - no separately
      help h no help
      instruction-pointer i no instruction-pointer
      interruptible I yes interruptible
      stack-traces k opt stack
      syscall-number n no number
      output o yes output
      summary-syscall-overhead O yes overhead
      attach p yes attach
      trace-path P yes trace-path
      relative-timestamps - opt relative
      string-limit s yes string-limit
      summary-sort-by S yes sort
      absolute-timestamps - opt clock
      timestamps - opt clock
      syscall-times - opt spent
      user u yes user
      summary-columns U yes summary-columns
      no-abbrev v no no-abbrev
      version V no version
      summary-wall-clock w no wall-clock
      strings-in-hex - opt hex
      const-print-style X yes constants
      successful-only z no successful
      failed-only Z no failed
      failing-only Z no failed
      seccomp-bpf - no seccomp
      tips - opt tips
      pidns-translation - no pidns
      trace - yes trace
      abbrev - yes abbrev
      verbose - yes verbose
      raw - yes raw
      signals - yes signal
      status - yes status
      read - yes read
      write - yes write
      fault - yes fault
      inject - yes inject
      kvm - yes kvm
      quiet - opt quiet
      silent - opt quiet
      silence - opt quiet
      decode-fds - opt decode-fds
      decode-pids - yes decode-pids
      secontext - opt secontext
      """;

  // What exists in the short form only, or differs there: the long form has an argument.
  private static final String LETTERS = "e F q r t T x y Y N";

  /// Spoor's own, and those of later versions of strace(1): only in full, so that what is short for
  /// one of strace's stays so.
  private static final List<Row> OWN =
      List.of(
          new Row("argv0", ' ', Takes.ARGUMENT, "argv0"),
          new Row("arg-names", ' ', Takes.NOTHING, "-N"),
          new Row("always-show-pid", ' ', Takes.NOTHING, "show-pid"),
          new Row("descendants", ' ', Takes.NOTHING, "descendants"),
          new Row("namespace", ' ', Takes.ARGUMENT, "namespace"),
          new Row("kill-on-exit", ' ', Takes.NOTHING, "kill-on-exit"),
          new Row("syscall-limit", ' ', Takes.ARGUMENT, "limit"),
          new Row("rotate-size", ' ', Takes.ARGUMENT, "rotate-size"),
          new Row("rotate-keep", ' ', Takes.ARGUMENT, "rotate-keep"),
          new Row("format", ' ', Takes.ARGUMENT, "format"),
          new Row("json-schema", ' ', Takes.NOTHING, "json-schema"),
          new Row("trace-fd", ' ', Takes.ARGUMENT, "trace-fds"),
          new Row("trace-fds", ' ', Takes.ARGUMENT, "trace-fds"),
          new Row("whole-lines", ' ', Takes.NOTHING, "whole-lines"),
          new Row("tree", ' ', Takes.PERHAPS, "tree"),
          new Row("by", ' ', Takes.ARGUMENT, "by"),
          new Row("histogram", ' ', Takes.NOTHING, "histogram"),
          new Row("where", ' ', Takes.ARGUMENT, "where"),
          new Row("stack-trace", ' ', Takes.PERHAPS, "stack"),
          new Row("stack-trace-frame-limit", ' ', Takes.ARGUMENT, "stack-limit"),
          new Row("stop-after", ' ', Takes.ARGUMENT, "stop-after"),
          new Row("no-seccomp", ' ', Takes.NOTHING, "no-seccomp"),
          new Row("cpu", ' ', Takes.ARGUMENT, "cpu"));

  private final List<Row> rows = new ArrayList<>();

  OptionTable() {
    for (var line : TEXT.split("\n", -1)) {
      if (!line.isEmpty()) {
        var words = line.split(" ", 4);
        rows.add(
            new Row(
                words[0],
                words[1].equals("-") ? ' ' : words[1].charAt(0),
                takes(words[2]),
                words[3].equals("-") ? "" : words[3]));
      }
    }
  }

  private static Takes takes(String word) {
    return switch (word) {
      case "yes" -> Takes.ARGUMENT;
      case "opt" -> Takes.PERHAPS;
      default -> Takes.NOTHING;
    };
  }

  /// {@return the row with this name, or those that it may be short for}
  List<Row> matching(String name) {
    for (var row : OWN) {
      if (row.name().equals(name)) {
        return List.of(row);
      }
    }
    var found = new ArrayList<Row>();
    for (var row : rows) {
      if (row.name().equals(name)) {
        return List.of(row);
      }
      if (row.name().startsWith(name)) {
        found.add(row);
      }
    }
    return found;
  }

  /// {@return whether two rows are spellings of the same option}
  static boolean isSame(Row one, Row other) {
    return one.takes() == other.takes()
        && (one.key().isEmpty()
            ? one.letter() != ' ' && one.letter() == other.letter()
            : one.key().equals(other.key()));
  }

  /// {@return what the letter means; empty if it is no option}
  List<Row> lettered(char letter) {
    for (var row : rows) {
      if (row.letter() == letter) {
        // A short option has an argument or not; what follows one without is the next option.
        var takes = row.takes() == Takes.PERHAPS ? Takes.NOTHING : row.takes();
        return List.of(new Row("", letter, takes, row.key()));
      }
    }
    if (letter != ' ' && LETTERS.indexOf(letter) >= 0) {
      var takes = letter == 'e' ? Takes.ARGUMENT : Takes.NOTHING;
      return List.of(new Row("", letter, takes, "-" + letter));
    }
    return List.of();
  }
}
