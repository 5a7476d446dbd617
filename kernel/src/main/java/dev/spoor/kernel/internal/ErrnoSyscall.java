package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// syscall(2) of the C library, for where [SyscallCode] cannot be: slower, and bound when it is
/// needed.
final class ErrnoSyscall {
  private static final MethodHandle CALL = bind();

  private ErrnoSyscall() {}

  @SuppressWarnings("restricted") // granted to this module: see NativeKernel
  private static MethodHandle bind() {
    return Linker.nativeLinker()
        .downcallHandle(
            LibC.symbol("syscall"), LibC.SHAPE, Linker.Option.captureCallState("errno"));
  }

  static long syscall(int number, long a, long b, long c, long d, long e, long f) {
    try (var arena = Arena.ofConfined()) {
      // One `int` at offset 0, as Linker.Option.captureStateLayout() says.
      var captured = arena.allocate(Linker.Option.captureStateLayout());
      var result = (long) CALL.invokeExact(captured, (long) number, a, b, c, d, e, f);
      return result == -1 ? -captured.get(JAVA_INT, 0) : result;
    } catch (Throwable impossible) {
      throw new IllegalStateException("downcall of syscall(2) failed", impossible);
    }
  }
}
