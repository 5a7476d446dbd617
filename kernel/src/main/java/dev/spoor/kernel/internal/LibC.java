package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The one way out of Java: every function is called through a single shape of seven `long`s.
///
/// Binding a shape costs tens of milliseconds at start, a call 5 ns; so all calls share one. On the
/// C ABIs of x86-64 and AArch64 a function ignores arguments it does not take, and an `int` or a
/// pointer travels as a `long` does. Only the low 32 bits of an `int` result mean anything.
final class LibC {
  private static final Linker LINKER = Linker.nativeLinker();

  static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  @SuppressWarnings("restricted") // granted to this module: see NativeKernel
  private static final MethodHandle CALL = LINKER.downcallHandle(SHAPE);

  /// Our own, or the C library's syscall(2).
  private static final MemorySegment SYSCALL =
      SyscallCode.map(LibC::invoke).orElseGet(() -> symbol("syscall"));

  private static final boolean LEAVES_ERRNO = SYSCALL.equals(symbol("syscall"));

  /// More than any table of system calls has; a power of two.
  private static final int MOST_CALLS = 1024;

  /// How often each system call was made, by its number.
  private final long[] made = new long[MOST_CALLS];

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
    made[number & MOST_CALLS - 1]++;
    if (LEAVES_ERRNO) {
      return ErrnoSyscall.syscall(number, a, b, c, d, e, f);
    }
    try {
      return (long) CALL.invokeExact(SYSCALL, (long) number, a, b, c, d, e, f);
    } catch (Throwable impossible) {
      throw new IllegalStateException("downcall of a system call failed", impossible);
    }
  }

  /// {@return how often a system call was made}
  long made(int number) {
    return made[number & MOST_CALLS - 1];
  }

  /// Calls a function of the C library.
  ///
  /// @return what it returned
  long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    return invoke(function, a, b, c, d, e, f);
  }

  private static long invoke(
      MemorySegment function, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) CALL.invokeExact(function, a, b, c, d, e, f, 0L);
    } catch (Throwable impossible) {
      throw new IllegalStateException("downcall failed", impossible);
    }
  }
}
