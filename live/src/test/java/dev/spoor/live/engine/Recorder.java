package dev.spoor.live.engine;

import dev.spoor.engine.Ending;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Tid;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/// A handler that remembers what it is shown, lets a test wait for it, and answers as another one
/// says.
public final class Recorder implements StopHandler {
  private final StopHandler policy;
  private final List<TaskStop> stops = new CopyOnWriteArrayList<>();
  private final List<TaskEnd> ends = new CopyOnWriteArrayList<>();
  private final List<Tid> untraced = new CopyOnWriteArrayList<>();
  private final List<Tid> released = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Object> news = new LinkedBlockingQueue<>();

  private Recorder(StopHandler policy) {
    this.policy = policy;
  }

  /// A recorder that lets everything run on as if nobody were there.
  public static Recorder neutral(Until until) {
    return answering((_, stop) -> Resumption.onward(stop, until));
  }

  /// A recorder that answers as `policy` does.
  public static Recorder answering(StopHandler policy) {
    return new Recorder(policy);
  }

  @Override
  public Resumption onStop(StoppedTask task, TaskStop stop) {
    var answer = policy.onStop(task, stop);
    stops.add(stop);
    news.add(stop);
    return answer;
  }

  @Override
  public void onEnd(TaskEnd end) {
    policy.onEnd(end);
    ends.add(end);
    news.add(end);
  }

  @Override
  public void onUntraced(Tid parent, Tid child) {
    untraced.add(child);
  }

  @Override
  public void onStranger(Tid stranger, boolean ended) {
    if (!ended) {
      released.add(stranger);
    }
  }

  /// {@return tasks that became tracees unasked and were let go}
  public List<Tid> released() {
    return released;
  }

  /// {@return the next stop of this kind that has not been waited for, and passes over the others}
  public <T extends TaskStop> T next(Class<T> kind) {
    return next(kind, _ -> true);
  }

  /// {@return the next stop of this kind for which `test` holds}
  public <T extends TaskStop> T next(Class<T> kind, Predicate<T> test) {
    while (true) {
      var one = take();
      if (kind.isInstance(one) && test.test(kind.cast(one))) {
        return kind.cast(one);
      }
    }
  }

  /// {@return the end of `tid`, waiting for it}
  public Ending end(Tid tid) {
    while (true) {
      for (var end : ends) {
        if (end.tid().equals(tid)) {
          return end.ending();
        }
      }
      take();
    }
  }

  private Object take() {
    try {
      return news.take();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted; seen: " + stops + ends, e);
    }
  }

  /// {@return the stops of this kind so far}
  public <T extends TaskStop> List<T> all(Class<T> kind) {
    return stops.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// {@return all stops so far}
  public List<TaskStop> stops() {
    return stops;
  }

  /// {@return the ends so far}
  public List<TaskEnd> ends() {
    return ends;
  }

  /// {@return children that were made untraced}
  public List<Tid> untraced() {
    return untraced;
  }
}
