package dev.spoor.engine;

import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reports of tasks that nobody has announced yet: a child's first stop can come before its
/// parent's event.
final class EarlyReports {
  private final Map<Tid, List<WaitOutcome.Report>> kept = new LinkedHashMap<>();

  boolean isEmpty() {
    return kept.isEmpty();
  }

  void keep(WaitOutcome.Report report) {
    kept.computeIfAbsent(report.tid(), _ -> new ArrayList<>()).add(report);
  }

  List<Tid> tids() {
    return List.copyOf(kept.keySet());
  }

  void clear() {
    kept.clear();
  }

  /// {@return the reports of `tid`, oldest first, and forgets them}
  List<WaitOutcome.Report> take(Tid tid) {
    var reports = kept.remove(tid);
    return reports == null ? List.of() : reports;
  }
}
