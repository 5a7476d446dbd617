package dev.spoor.testkit;

import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.X86_64;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A kernel that replays a script and notes what was asked of it; what the script does not foresee
/// is an [AssertionError] that names the request.
///
/// A request is written as the method and its arguments: `cont(100, SIGINT)`, `cont(100)` without a
/// signal, `peekUser(100, 120)`, `setOptions(100, TRACEEXEC|TRACESYSGOOD)`; bytes are in
/// hexadecimal. Waiting is not noted: it takes the reports in order.
public final class ScriptedKernel extends KernelByRequest {
  /// What a request does.
  private record Answer(Object value, Optional<Errno> failure) {}

  private final List<WaitOutcome> outcomes = new ArrayList<>();
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final Map<Tid, Memory> memories = new HashMap<>();
  private final Map<Tid, CpuSet> masks = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private CpuSet all = CpuSet.ALL;
  private int wakes;

  /// Makes a kernel that expects nothing.
  public ScriptedKernel() {}

  /// A wait finds that `tid` changed state; see [RawStatus].
  public ScriptedKernel report(int tid, int rawStatus) {
    return outcome(new WaitOutcome.Report(Tid.of(tid), rawStatus));
  }

  /// A wait comes back with `outcome`. [WaitOutcome.Nothing] is for a poll; a blocking wait passes
  /// over it.
  public ScriptedKernel outcome(WaitOutcome outcome) {
    outcomes.add(outcome);
    return this;
  }

  /// The next `request`, such as `eventMessage(100)`, is answered with `value`.
  public ScriptedKernel answer(String request, Object value) {
    return add(request, new Answer(value, Optional.empty()));
  }

  /// The next `request` fails.
  public ScriptedKernel fail(String request, Errno errno) {
    return add(request, new Answer("", Optional.of(errno)));
  }

  private ScriptedKernel add(String request, Answer answer) {
    answers.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /// Requests by these methods, with any arguments, succeed as often as they are made; for methods
  /// that return nothing, and `kill` and `killTask`, which then return true.
  public ScriptedKernel accept(String... methods) {
    accepted.addAll(List.of(methods));
    return this;
  }

  /// Reads and writes of `tid` go to `memory`.
  public ScriptedKernel memory(int tid, Memory memory) {
    memories.put(Tid.of(tid), memory);
    return this;
  }

  /// The machine has these CPUs: of a mask that is set the rest is dropped.
  public ScriptedKernel cpus(CpuSet cpus) {
    all = cpus;
    return this;
  }

  /// `tid` has this affinity mask from here on, until another is set.
  public ScriptedKernel mask(int tid, CpuSet cpus) {
    masks.put(Tid.of(tid), cpus);
    return this;
  }

  /// {@return the affinity mask that `tid` has now}
  public CpuSet mask(int tid) {
    return Optional.ofNullable(masks.get(Tid.of(tid))).orElseThrow();
  }

  /// {@return the requests made so far, in order, as text}
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// {@return what of the script was not asked for: reports, then requests}
  public List<String> left() {
    var left = new ArrayList<String>();
    outcomes.forEach(outcome -> left.add(outcome.toString()));
    answers.forEach((request, queue) -> queue.forEach(_ -> left.add(request)));
    return left;
  }

  /// {@return how often a waker was run}
  public int wakes() {
    return wakes;
  }

  @Override
  Object ask(String name, Object... arguments) {
    var request = name + "(" + text(arguments) + ")";
    requests.add(request);
    var queue = answers.get(request);
    if (queue != null && !queue.isEmpty()) {
      var answer = queue.remove();
      if (answer.failure.isPresent()) {
        throw new KernelException(request, answer.failure.get(), "scripted");
      }
      return answer.value;
    }
    if (arguments.length > 0 && arguments[0] instanceof Tid tid && masks.containsKey(tid)) {
      if (name.equals("affinity")) {
        return mask(tid.value());
      }
      if (name.equals("setAffinity")) {
        masks.put(tid, all.and((CpuSet) arguments[1]));
        return true;
      }
    }
    if (accepted.contains(name)) {
      return true;
    }
    throw new AssertionError("not in the script: " + request + " after " + requests);
  }

  private static String text(Object[] arguments) {
    var words = new ArrayList<String>();
    for (var argument : arguments) {
      switch (argument) {
        case Optional<?> optional -> optional.ifPresent(value -> words.add(value.toString()));
        case byte[] bytes -> words.add(HexFormat.of().formatHex(bytes));
        case Set<?> set ->
            words.add(
                set.stream()
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining("|")));
        default -> words.add(argument.toString());
      }
    }
    return String.join(", ", words);
  }

  @Override
  public WaitOutcome await() {
    while (!outcomes.isEmpty() && outcomes.getFirst() instanceof WaitOutcome.Nothing) {
      outcomes.removeFirst();
    }
    if (outcomes.isEmpty()) {
      throw new AssertionError("await() past the end of the script, after " + requests);
    }
    return outcomes.removeFirst();
  }

  @Override
  public WaitOutcome await(Tid tid) {
    return next(tid)
        .orElseThrow(
            () -> new AssertionError("await(" + tid + ") past the end, after " + requests));
  }

  @Override
  public WaitOutcome poll() {
    return outcomes.isEmpty() ? new WaitOutcome.Nothing() : outcomes.removeFirst();
  }

  @Override
  public WaitOutcome poll(Tid tid) {
    return next(tid).orElseGet(WaitOutcome.Nothing::new);
  }

  private Optional<WaitOutcome> next(Tid tid) {
    for (var outcome : outcomes) {
      if (outcome instanceof WaitOutcome.Report report && report.tid().equals(tid)) {
        outcomes.remove(outcome);
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }

  @Override
  public void read(Tid tid, ReadBatch batch) {
    memoryOf(tid).read(batch);
  }

  @Override
  public int write(Tid tid, Address at, byte[] bytes) {
    return memoryOf(tid).write(at, bytes);
  }

  private Memory memoryOf(Tid tid) {
    var memory = memories.get(tid);
    if (memory == null) {
      throw new AssertionError("the script has no memory for task " + tid);
    }
    return memory;
  }

  @Override
  public Tid self() {
    return Tid.of(1);
  }

  @Override
  public Runnable waker() {
    return () -> wakes++;
  }

  @Override
  public Map<String, Long> callsMade() {
    return Map.of();
  }

  @Override
  public void muteStops() {
    // A script sends no signals.
  }

  @Override
  public long execveNumber() {
    return 59;
  }

  @Override
  public boolean isCloning(Abi abi, long number) {
    return abi == Abi.X86_64 && (number >= 56 && number <= 58 || number == 435);
  }

  @Override
  public Architecture host() {
    return X86_64.table();
  }

  @Override
  public void close() {
    requests.add("close()");
  }
}
