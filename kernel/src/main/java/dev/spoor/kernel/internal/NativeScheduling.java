package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.MemorySegment;

/// [Scheduling] over the real kernel.
final class NativeScheduling {
  /// Of linux/sched.h.
  private static final int SCHED_RESET_ON_FORK = 0x4000_0000;

  private static final int CLOCK_MONOTONIC = 1;

  /// Of asm-generic/siginfo.h: the signal goes to one thread.
  private static final int SIGEV_THREAD_ID = 4;

  /// In a `struct sigevent`.
  private static final int SIGEV_SIGNO_OFFSET = 8;

  private static final int SIGEV_NOTIFY_OFFSET = 12;
  private static final int SIGEV_TID_OFFSET = 16;
  private static final int SIGEVENT_BYTES = 64;

  /// Four longs: seconds and nanoseconds of the interval, then of the first time.
  private static final int ITIMERSPEC_BYTES = 32;

  private static final int NO_TIMER = -1;

  private final LibC libc;
  private final MemorySegment scratch;
  private int timer = NO_TIMER;

  NativeScheduling(LibC libc, MemorySegment scratch) {
    this.libc = libc;
    this.scratch = scratch;
  }

  CpuSet affinity(Tid tid) {
    var bytes =
        libc.syscall(
            Numbers.SCHED_GETAFFINITY.number(),
            tid.value(),
            scratch.byteSize(),
            scratch.address(),
            0,
            0,
            0);
    if (bytes < 0) {
      throw Failures.of("sched_getaffinity(" + tid + ")", bytes);
    }
    var words = new long[(int) bytes / Long.BYTES];
    for (var i = 0; i < words.length; i++) {
      words[i] = scratch.getAtIndex(JAVA_LONG, i);
    }
    return CpuSet.ofWords(words);
  }

  void setAffinity(Tid tid, CpuSet cpus) {
    var words = cpus.words();
    for (var i = 0; i < words.length; i++) {
      scratch.setAtIndex(JAVA_LONG, i, words[i]);
    }
    var bytes = (long) words.length * Long.BYTES;
    var result =
        libc.syscall(
            Numbers.SCHED_SETAFFINITY.number(), tid.value(), bytes, scratch.address(), 0, 0, 0);
    if (result < 0) {
      throw Failures.of("sched_setaffinity(" + tid + ", " + cpus + ")", result);
    }
  }

  int policy(Tid tid) {
    var policy = libc.syscall(Numbers.SCHED_GETSCHEDULER.number(), tid.value(), 0, 0, 0, 0, 0);
    if (policy < 0) {
      throw Failures.of("sched_getscheduler(" + tid + ")", policy);
    }
    return (int) policy & ~SCHED_RESET_ON_FORK;
  }

  int currentCpu() {
    var result = libc.syscall(Numbers.GETCPU.number(), scratch.address(), 0, 0, 0, 0, 0);
    return result < 0 ? 0 : scratch.get(JAVA_INT, 0);
  }

  void interruptEvery(long nanos) {
    if (nanos == 0) {
      delete();
    } else {
      if (timer == NO_TIMER) {
        timer = create();
      }
      set(nanos);
    }
  }

  private int create() {
    var self = libc.syscall(Numbers.GETTID.number(), 0, 0, 0, 0, 0, 0);
    scratch.asSlice(0, SIGEVENT_BYTES).fill((byte) 0);
    scratch.set(JAVA_INT, SIGEV_SIGNO_OFFSET, WakeSignal.NUMBER);
    scratch.set(JAVA_INT, SIGEV_NOTIFY_OFFSET, SIGEV_THREAD_ID);
    scratch.set(JAVA_INT, SIGEV_TID_OFFSET, (int) self);
    var id = scratch.asSlice(SIGEVENT_BYTES, Integer.BYTES);
    var result =
        libc.syscall(
            Numbers.TIMER_CREATE.number(),
            CLOCK_MONOTONIC,
            scratch.address(),
            id.address(),
            0,
            0,
            0);
    if (result < 0) {
      throw Failures.of("timer_create", result);
    }
    return id.get(JAVA_INT, 0);
  }

  private void set(long nanos) {
    for (var i = 0; i < ITIMERSPEC_BYTES / Long.BYTES; i += 2) {
      scratch.setAtIndex(JAVA_LONG, i, nanos / 1_000_000_000);
      scratch.setAtIndex(JAVA_LONG, i + 1, nanos % 1_000_000_000);
    }
    var result = libc.syscall(Numbers.TIMER_SETTIME.number(), timer, 0, scratch.address(), 0, 0, 0);
    if (result < 0) {
      throw Failures.of("timer_settime", result);
    }
  }

  private void delete() {
    if (timer != NO_TIMER) {
      var gone = libc.syscall(Numbers.TIMER_DELETE.number(), timer, 0, 0, 0, 0, 0);
      assert gone >= 0 : Errno.of((int) -gone);
      timer = NO_TIMER;
    }
  }
}
