package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// ioctl(2) on terminals.
final class NativeTerminals {
  /// asm-generic/ioctls.h.
  private static final int TCGETS = 0x5401;

  private static final int TCSETS = 0x5402;
  private static final int TIOCGPGRP = 0x540f;
  private static final int TIOCSPGRP = 0x5410;

  /// `struct termios` of asm-generic/termbits.h: four words of flags, the line discipline, NCCS
  /// characters.
  private static final int TERMIOS_BYTES = 36;

  private static final int SIG_BLOCK = 0;
  private static final int SIG_SETMASK = 2;

  private final LibC libc;

  NativeTerminals(LibC libc) {
    this.libc = libc;
  }

  Tid ownGroup() {
    return Tid.of((int) libc.syscall(Numbers.GETPGID.number(), 0, 0, 0, 0, 0, 0));
  }

  Optional<Tid> foregroundGroup(int descriptor) {
    try (var call = Arena.ofConfined()) {
      var group = call.allocate(JAVA_INT);
      var made = ioctl(descriptor, TIOCGPGRP, group);
      // tcgetpgrp(3): a number that is no group's, 0 among them, if there is none.
      return made < 0 || group.get(JAVA_INT, 0) <= 0
          ? Optional.empty()
          : Optional.of(Tid.of(group.get(JAVA_INT, 0)));
    }
  }

  boolean setForegroundGroup(int descriptor, Tid group) {
    try (var call = Arena.ofConfined()) {
      var argument = call.allocate(JAVA_INT);
      argument.set(JAVA_INT, 0, group.value());
      return ioctlWithoutStop(call, descriptor, TIOCSPGRP, argument) >= 0;
    }
  }

  Optional<ByteString> modes(int descriptor) {
    try (var call = Arena.ofConfined()) {
      var modes = call.allocate(TERMIOS_BYTES, 4);
      return ioctl(descriptor, TCGETS, modes) < 0
          ? Optional.empty()
          : Optional.of(ByteString.of(modes.toArray(JAVA_BYTE)));
    }
  }

  boolean setModes(int descriptor, ByteString modes) {
    if (modes.length() != TERMIOS_BYTES) {
      throw new IllegalArgumentException("not modes of a terminal: " + modes.length() + " bytes");
    }
    try (var call = Arena.ofConfined()) {
      var argument = call.allocate(TERMIOS_BYTES, 4);
      argument.copyFrom(MemorySegment.ofArray(modes.toArray()));
      return ioctlWithoutStop(call, descriptor, TCSETS, argument) >= 0;
    }
  }

  private long ioctl(int descriptor, int request, MemorySegment argument) {
    return libc.syscall(Numbers.IOCTL.number(), descriptor, request, argument.address(), 0, 0, 0);
  }

  /// With SIGTTOU blocked in this thread: then the kernel lets a background process group do it.
  private long ioctlWithoutStop(Arena call, int descriptor, int request, MemorySegment argument) {
    var blocked = call.allocate(JAVA_LONG);
    var former = call.allocate(JAVA_LONG);
    blocked.set(JAVA_LONG, 0, 1L << Signal.TTOU.number() - 1);
    mask(SIG_BLOCK, blocked.address(), former.address());
    try {
      return ioctl(descriptor, request, argument);
    } finally {
      mask(SIG_SETMASK, former.address(), 0);
    }
  }

  private void mask(int how, long set, long former) {
    var made = libc.syscall(Numbers.RT_SIGPROCMASK.number(), how, set, former, Long.BYTES, 0, 0);
    if (made < 0) {
      throw Failures.of("rt_sigprocmask", made);
    }
  }
}
