package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The one way into the C library: every function is called through a single shape of seven
/// `long`s.
///
/// Binding a shape costs tens of milliseconds at start, a call 5 ns; so all calls share one. On the
/// C ABIs of x86-64 and AArch64 a function ignores arguments it does not take, and an `int` or a
/// pointer travels as a `long` does. Only the low 32 bits of an `int` result mean anything.
final class LibC {
  private static final Linker LINKER = Linker.nativeLinker();

  @SuppressWarnings("restricted") // granted to this module: see NativeKernel
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
              JAVA_LONG),
          Linker.Option.captureCallState("errno"));

  private static final MemorySegment SYSCALL = symbol("syscall");

  /// Where a call leaves errno: one `int` at offset 0, as Linker.Option.captureStateLayout() says.
  private final MemorySegment captured;

  LibC(Arena arena) {
    captured = arena.allocate(Linker.Option.captureStateLayout());
  }

  static MemorySegment symbol(String name) {
    return LINKER
        .defaultLookup()
        .find(name)
        .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
  }

  /// Makes a system call.
  ///
  /// @return its result, an error as the negative errno
  long syscall(int number, long a, long b, long c, long d, long e, long f) {
    try {
      var result = (long) CALL.invokeExact(SYSCALL, captured, (long) number, a, b, c, d, e, f);
      return result == -1 ? -captured.get(JAVA_INT, 0) : result;
    } catch (Throwable impossible) {
      throw new IllegalStateException("downcall of syscall(2) failed", impossible);
    }
  }

  /// Calls a function of the C library.
  ///
  /// @return what it returned; errno is in [#errno()]
  long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) CALL.invokeExact(function, captured, a, b, c, d, e, f, 0L);
    } catch (Throwable impossible) {
      throw new IllegalStateException("downcall failed", impossible);
    }
  }

  int errno() {
    return captured.get(JAVA_INT, 0);
  }
}
