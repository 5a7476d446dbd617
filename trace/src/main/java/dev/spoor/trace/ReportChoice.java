package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import dev.spoor.trace.tree.TreeArt;
import java.util.List;
import java.util.Optional;

/// Makes the report that options ask for: lines, tables, a tree, files apart.
///
/// @param tasks what is traced
/// @param written counts what separate files are given
record ReportChoice(
    TraceOptions options,
    Surroundings surroundings,
    Diagnostics diagnostics,
    TracedTasks tasks,
    OutputCount written) {
  /// {@return the report}
  ///
  /// @param processes what is said of process numbers; empty if nothing is
  Report report(TraceOutput output, Optional<ProcessReferents> processes) {
    if (options.separately()) {
      var prefix = String.valueOf(options.output().map(ByteString::toString).orElse(""));
      var times = new TimeText(options.times());
      return new SeparateReports(
          tid -> oneOfMany(prefix + "." + tid), file -> lines(file, times, processes));
    }
    var shown = linesAndSummary(output, processes);
    return options.tree() == TraceOptions.Tree.NONE
        ? shown
        : new TreeReport(options, shown, output, TreeArt.of(locale()));
  }

  private TraceOutput oneOfMany(String path) {
    var output = TraceOutput.toOneOfMany(path, options.append(), options.rotation());
    return (options.release().isEndedAtOnce() ? output.leavingNothingUnwritten() : output)
        .countedBy(written);
  }

  /// As setlocale(3) finds out what characters are.
  private String locale() {
    for (var name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      var value = surroundings.variable(name);
      if (value.isPresent() && value.get().length() > 0) {
        return value.get().toString();
      }
    }
    return "C";
  }

  private Report linesAndSummary(TraceOutput output, Optional<ProcessReferents> processes) {
    var times = new TimeText(options.times());
    if (options.summary().isEmpty()) {
      return options.tree() == TraceOptions.Tree.ALONE
          ? new MessageReport(options, output, diagnostics)
          : lines(output, times, processes);
    }
    var table = options.summary().get();
    var summary =
        table.isPlain() && options.format() == TraceOptions.Format.TEXT
            ? new SummaryReport(options, table, output, diagnostics)
            : new StatisticsReport(options, table, output, diagnostics);
    return table.withLines()
        ? new LinesAndSummary(lines(output, times, processes), summary)
        : summary;
  }

  private Report lines(TraceOutput output, TimeText times, Optional<ProcessReferents> processes) {
    return switch (options.format()) {
      case TEXT ->
          new TextReport(
              options,
              output,
              diagnostics,
              times,
              tasks::count,
              processes.filter(ProcessReferents::showsNames));
      case JSON -> new JsonReport(options, output);
    };
  }
}
