package dev.spoor.kernel.internal;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProgramSearch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Looks a command up in PATH as a shell does: the first executable file that is no directory; an
/// empty element is the working directory; files that are not executable are passed over, but the
/// first of them is remembered.
final class PathSearch {
  private static final int AT_FDCWD = -100;
  private static final int X_OK = 1;
  private static final int O_PATH_DIRECTORY = 0x20_0000 | 0x1_0000;

  private final LibC libc;

  PathSearch(LibC libc) {
    this.libc = libc;
  }

  ProgramSearch find(ByteString name, ByteString path) {
    if (indexOf('/', name, 0) < name.length()) {
      return new ProgramSearch.Found(name);
    }
    var blocked = Optional.<ByteString>empty();
    for (var start = 0; name.length() > 0 && start <= path.length(); ) {
      var end = indexOf(':', path, start);
      var candidate = in(path.slice(start, end), name);
      switch (look(candidate)) {
        case PROGRAM -> {
          return new ProgramSearch.Found(candidate);
        }
        case NOT_EXECUTABLE -> blocked = Optional.of(blocked.orElse(candidate));
        case ABSENT -> {}
      }
      start = end + 1;
    }
    return blocked.isEmpty()
        ? new ProgramSearch.NotFound(name)
        : new ProgramSearch.NotExecutable(blocked.get());
  }

  private static int indexOf(char wanted, ByteString text, int from) {
    var i = from;
    while (i < text.length() && text.at(i) != wanted) {
      i++;
    }
    return i;
  }

  private static ByteString in(ByteString directory, ByteString name) {
    var prefix = directory.length() == 0 ? ByteString.of(".") : directory;
    var bytes = new byte[prefix.length() + 1 + name.length()];
    System.arraycopy(prefix.toArray(), 0, bytes, 0, prefix.length());
    bytes[prefix.length()] = '/';
    System.arraycopy(name.toArray(), 0, bytes, prefix.length() + 1, name.length());
    return ByteString.of(bytes);
  }

  private enum Sight {
    PROGRAM,
    NOT_EXECUTABLE,
    ABSENT
  }

  private Sight look(ByteString file) {
    try (var arena = Arena.ofConfined()) {
      var path = arena.allocate(file.length() + 1L);
      path.copyFrom(MemorySegment.ofArray(file.toArray()));
      var access =
          libc.syscall(LauncherCall.FACCESSAT.number(), AT_FDCWD, path.address(), X_OK, 0, 0, 0);
      if (access < 0 && !Failures.is(access, Errno.EACCES)) {
        return Sight.ABSENT;
      }
      if (isDirectory(path.address())) {
        return Sight.ABSENT;
      }
      return access == 0 ? Sight.PROGRAM : seen(path.address());
    }
  }

  /// EACCES can also mean that the directory may not be searched: then the file is not known to be
  /// there.
  private Sight seen(long path) {
    var exists = libc.syscall(LauncherCall.FACCESSAT.number(), AT_FDCWD, path, 0, 0, 0, 0);
    return exists == 0 ? Sight.NOT_EXECUTABLE : Sight.ABSENT;
  }

  private boolean isDirectory(long path) {
    var opened = libc.syscall(Numbers.OPENAT.number(), AT_FDCWD, path, O_PATH_DIRECTORY, 0, 0, 0);
    if (opened >= 0) {
      libc.syscall(LauncherCall.CLOSE.number(), opened, 0, 0, 0, 0, 0);
    }
    return opened >= 0;
  }
}
