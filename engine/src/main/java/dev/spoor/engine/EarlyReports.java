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
  private record Unannounced(Tid announcer, List<WaitOutcome.Report> reports) {}

  private final Map<Tid, Unannounced> kept = new LinkedHashMap<>();

  boolean isEmpty() {
    return kept.isEmpty();
  }

  boolean has(Tid tid) {
    return kept.containsKey(tid);
  }

  /// @param announcer the process whose event is awaited
  void keep(WaitOutcome.Report report, Tid announcer) {
    kept.computeIfAbsent(report.tid(), _ -> new Unannounced(announcer, new ArrayList<>()))
        .reports
        .add(report);
  }

  /// {@return the tasks that `process` was to announce}
  List<Tid> awaiting(Tid process) {
    if (kept.isEmpty()) {
      return List.of();
    }
    var tids = new ArrayList<Tid>();
    kept.forEach((tid, unannounced) -> {
      if (unannounced.announcer.equals(process)) {
        tids.add(tid);
      }
    });
    return tids;
  }

  void clear() {
    kept.clear();
  }

  /// {@return the reports of `tid`, oldest first, and forgets them}
  List<WaitOutcome.Report> take(Tid tid) {
    var unannounced = kept.remove(tid);
    return unannounced == null ? List.of() : unannounced.reports;
  }
}
