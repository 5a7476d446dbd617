package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Brings Java into the first thread of the process: it is sent a signal whose handler
/// ([FirstThreadCode]) attaches it to the JVM and calls [#enter].
///
/// In a signal handler little may be called, since the thread may have been interrupted anywhere.
/// This one is known to wait for the end of `main`, in pthread_join(3): it holds no lock, and where
/// the handler returns it goes on waiting.
public final class FirstThreadStart {
  private static final String CLASS = "dev/spoor/kernel/internal/FirstThreadStart";

  /// jni.h: JNI_VERSION_10, the first field of JavaVMAttachArgs; the second is the thread's name.
  private static final int JNI_VERSION = 0x000a_0000;

  private static final int ATTACH_ARGUMENTS_BYTES = 24;
  private static final int ATTACH_NAME_OFFSET = 8;

  /// getrlimit(2), and what the arguments and Java need of it at least.
  private static final int RLIMIT_STACK = 3;

  private static final long STACK_BYTES = 4L << 20;

  private static final int FIRST_REAL_TIME = 34; // signal(7), "Real-time signals"
  private static final int LAST_REAL_TIME = 60;

  /// siginfo_t, for sigqueue(3): si_code SI_QUEUE, and si_value.
  private static final int SIGINFO_BYTES = 128;

  private static final int SI_CODE_OFFSET = 8;
  private static final int SI_VALUE_OFFSET = 24;
  private static final int SI_QUEUE = -1;

  /// Longer than a thread that waits takes to begin; then it is done without.
  private static final int PATIENCE_MILLIS = 2_000;

  private static final AtomicBoolean asked = new AtomicBoolean();
  private static final CountDownLatch begun = new CountDownLatch(1);

  /// The work, until the first thread takes it or its owner takes it back.
  private static final AtomicReference<Optional<Runnable>> offered =
      new AtomicReference<>(Optional.empty());

  private final LibC libc = new LibC();
  private final int process = (int) call(Numbers.GETPID, 0, 0, 0, 0);

  private FirstThreadStart() {}

  /// As of [dev.spoor.kernel.FirstThread#begin].
  public static boolean begin(Runnable task) {
    if (!Host.isX86() || asked.getAndSet(true)) {
      return false;
    }
    offered.set(Optional.of(task));
    return new FirstThreadStart().interrupt();
  }

  /// Called by the machine code, in the first thread.
  static void enter() {
    var work = offered.getAndSet(Optional.empty());
    try {
      if (work.isPresent()) {
        begun.countDown();
        work.get().run();
      }
    } catch (Throwable lost) { // nothing may reach the machine code
      assert lost != null;
    }
  }

  private boolean interrupt() {
    var signal = isWaiting() && hasRoom() ? freeSignal() : OptionalInt.empty();
    var vm = signal.isPresent() ? virtualMachine() : 0;
    if (vm == 0) {
      return false;
    }
    var code = CodePage.map(libc::call, FirstThreadCode.bytes());
    if (code.isEmpty()) {
      return false;
    }
    var block = block(vm);
    SignalAction.setOnce(libc, signal.getAsInt(), code.get().address());
    return send(signal.getAsInt(), block) && hasBegun(block);
  }

  /// {@return whether it is in futex(2), where pthread_join(3) waits, and is not this thread}
  private boolean isWaiting() {
    try {
      return call(Numbers.GETTID, 0, 0, 0, 0) != process
          && Files.readString(ownTask().resolve("syscall"))
              .startsWith(Numbers.FUTEX.number() + " ");
    } catch (IOException unknown) {
      return false;
    }
  }

  private Path ownTask() {
    return Path.of("/proc/self/task", String.valueOf(process));
  }

  private boolean hasRoom() {
    try (var arena = Arena.ofConfined()) {
      var limit = arena.allocate(2 * Long.BYTES, 8);
      var refused = call(Numbers.PRLIMIT64, 0, RLIMIT_STACK, 0, limit.address());
      return refused == 0 && Long.compareUnsigned(limit.get(JAVA_LONG, 0), STACK_BYTES) >= 0;
    }
  }

  /// {@return a real-time signal that reaches the thread and that nobody uses}
  private OptionalInt freeSignal() {
    var status = ProcStatus.read(ownTask());
    if (status.isEmpty()) {
      return OptionalInt.empty();
    }
    var used = status.get().set("SigBlk") | status.get().set("SigIgn") | status.get().set("SigCgt");
    for (var signal = LAST_REAL_TIME; signal >= FIRST_REAL_TIME; signal--) {
      if ((used >>> signal - 1 & 1) == 0) {
        return OptionalInt.of(signal);
      }
    }
    return OptionalInt.empty();
  }

  /// {@return the `JavaVM*` of this process; 0 if libjvm's functions are not to be found}
  private long virtualMachine() {
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom("JNI_GetCreatedJavaVMs");
      var function = libc.call(LibC.symbol("dlsym"), 0, name.address(), 0, 0, 0, 0);
      if (function == 0) {
        return 0;
      }
      var found = arena.allocate(2 * Long.BYTES, 8);
      var result =
          libc.call(
              MemorySegment.ofAddress(function),
              found.address(),
              1,
              found.address() + Long.BYTES,
              0,
              0,
              0);
      return (int) result == 0 ? found.get(JAVA_LONG, 0) : 0;
    }
  }

  /// It stays, as the thread may come to it late.
  private static MemorySegment block(long vm) {
    var arena = Arena.global();
    var arguments = arena.allocate(ATTACH_ARGUMENTS_BYTES, 8);
    arguments.set(JAVA_INT, 0, JNI_VERSION);
    arguments.set(JAVA_LONG, ATTACH_NAME_OFFSET, arena.allocateFrom("spoor-tracer").address());
    var block = arena.allocate(FirstThreadCode.BLOCK_BYTES, 8);
    block.set(JAVA_LONG, FirstThreadCode.VM, vm);
    block.set(JAVA_LONG, FirstThreadCode.ATTACH_ARGUMENTS, arguments.address());
    block.set(JAVA_LONG, FirstThreadCode.CLASS_NAME, arena.allocateFrom(CLASS).address());
    block.set(JAVA_LONG, FirstThreadCode.METHOD_NAME, arena.allocateFrom("enter").address());
    block.set(JAVA_LONG, FirstThreadCode.DESCRIPTOR, arena.allocateFrom("()V").address());
    return block;
  }

  private boolean send(int signal, MemorySegment block) {
    try (var arena = Arena.ofConfined()) {
      var info = arena.allocate(SIGINFO_BYTES, 8);
      info.set(JAVA_INT, 0, signal);
      info.set(JAVA_INT, SI_CODE_OFFSET, SI_QUEUE);
      info.set(JAVA_LONG, SI_VALUE_OFFSET, block.address());
      return call(Numbers.RT_TGSIGQUEUEINFO, process, process, signal, info.address()) == 0;
    }
  }

  /// Waits until it has begun, or takes the work back.
  private static boolean hasBegun(MemorySegment block) {
    try {
      for (var waited = 0; waited < PATIENCE_MILLIS; waited++) {
        if (begun.await(1, TimeUnit.MILLISECONDS)) {
          return true;
        }
        if (block.get(JAVA_INT, FirstThreadCode.DONE) != 0) {
          break;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return offered.getAndSet(Optional.empty()).isEmpty();
  }

  private long call(Numbers call, long a, long b, long c, long d) {
    return libc.syscall(call.number(), a, b, c, d, 0, 0);
  }
}
