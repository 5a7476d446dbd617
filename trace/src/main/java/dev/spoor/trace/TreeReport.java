package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.Times;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.tree.Outcome;
import dev.spoor.trace.tree.ProcessTree;
import dev.spoor.trace.tree.TreeArt;
import dev.spoor.trace.tree.TreeJson;
import dev.spoor.trace.tree.TreeText;
import java.time.Instant;
import java.util.Optional;

/// The tree of processes behind what another report writes (`--tree`).
final class TreeReport extends ForwardingReport {
  private static final int MOST_PROGRAMS = 65_536;

  // Of a command line; with -v.
  private static final int MOST_BYTES = 1024;
  private static final int MOST_BYTES_WHOLE = 16_384;

  private final TraceOptions options;
  private final Report next;
  private final TraceOutput output;
  private final TreeArt art;
  private final CommandLines commands;
  private final ProcessTree tree = new ProcessTree(MOST_PROGRAMS);
  private final CallTables tables = new CallTables();
  private Instant begin = Instant.EPOCH;

  /// @param next what else is reported
  TreeReport(TraceOptions options, Report next, TraceOutput output, TreeArt art) {
    this.options = options;
    this.next = next;
    this.output = output;
    this.art = art;
    this.commands =
        new CommandLines(options.decode().abbreviates() ? MOST_BYTES : MOST_BYTES_WHOLE);
  }

  @Override
  Report of(TracedTask task) {
    return next;
  }

  @Override
  public Detail detail() {
    return next.detail();
  }

  @Override
  public boolean timesCalls() {
    return next.timesCalls();
  }

  @Override
  public boolean asksForFiles() {
    return next.asksForFiles();
  }

  // ---- processes

  private long now() {
    if (tree.isEmpty()) {
      begin = Instant.now();
    }
    return System.nanoTime();
  }

  @Override
  public void attachedTo(Tid process, int threadCount) {
    var parent = commands.parent(process);
    tree.attached(process.value(), parent, now(), commands.of(process), threadCount);
    next.attachedTo(process, threadCount);
  }

  @Override
  public void spawned(TracedTask maker, Tid child) {
    tree.forked(maker.process.value(), child.value(), now());
    super.spawned(maker, child);
  }

  @Override
  public void born(TracedTask task, Tid maker) {
    if (!task.tid.equals(task.process)) {
      tree.threaded(task.process.value(), task.tid.value());
    } else if (!tree.runs(task.process.value())) {
      // Its maker died before it could be heard to make it.
      tree.forked(maker.value(), task.process.value(), now());
    }
    super.born(task, maker);
  }

  /// Whether the tree is all that is written.
  private boolean isAlone() {
    return options.tree() == TraceOptions.Tree.ALONE && options.summary().isEmpty();
  }

  @Override
  public void attached(TracedTask task) {
    if (!isAlone()) {
      super.attached(task);
    }
  }

  @Override
  public void switched(TracedTask task, Abi abi) {
    if (!isAlone()) {
      super.switched(task, abi);
    }
  }

  @Override
  public void executed(TracedTask task) {
    tree.executed(task.process.value(), now(), commands.of(task.process));
    super.executed(task);
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    tree.called(task.process.value(), tables.isError(returned));
    super.returned(task, returned);
  }

  @Override
  public void exited(TracedTask task, int code) {
    ended(task, new Outcome.Exited(code));
    super.exited(task, code);
  }

  @Override
  public void killed(TracedTask task, Signal signal, boolean dumpedCore) {
    ended(task, new Outcome.Killed(signal, dumpedCore));
    super.killed(task, signal, dumpedCore);
  }

  @Override
  public void detached(TracedTask task) {
    ended(task, new Outcome.Detached());
    super.detached(task);
  }

  @Override
  public void gone(TracedTask task) {
    ended(task, new Outcome.Unknown());
    super.gone(task);
  }

  /// The end of a process is that of its first thread, of which the kernel tells last.
  private void ended(TracedTask task, Outcome outcome) {
    if (task.tid.equals(task.process)) {
      tree.ended(task.process.value(), System.nanoTime(), outcome);
    }
  }

  // ---- the end

  @Override
  public void quiet() {
    next.quiet();
  }

  @Override
  public void flush() {
    next.flush();
  }

  @Override
  public void finish() {
    next.finish();
    var countsCalls = !options.calls().isNone();
    output.write(
        options.format() == TraceOptions.Format.JSON
            ? new TreeJson(countsCalls, begin).of(tree)
            : new TreeText(art, countsCalls, this::start).of(tree));
    output.flush();
  }

  /// The time of day with `-t` and its kin.
  private String start(long nanos) {
    var times = options.times();
    if (times.clock() == Times.Clock.NONE) {
      return TreeText.seconds(nanos);
    }
    var text = new StringBuilder();
    var clock =
        new Times(times.clock(), times.clockPrecision(), Optional.empty(), Optional.empty());
    new TimeText(clock).head(begin.plusNanos(nanos), 0, text);
    return text.toString().strip();
  }
}
