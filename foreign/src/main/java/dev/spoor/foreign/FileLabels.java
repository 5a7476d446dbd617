package dev.spoor.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Which SELinux context a file should have by the system's policy: selabel_lookup(3) of
/// libselinux, with the database of files, selabel_file(5). Without that library, or without a
/// policy, nothing is known.
///
/// For one thread; the library is loaded when it is asked first, and stays loaded until this is
/// closed.
public final class FileLabels implements AutoCloseable {
  private static final String LIBRARY = "libselinux.so.1";

  /// selinux/label.h
  private static final int SELABEL_CTX_FILE = 0;

  /// More than a context may have, PAGE_SIZE.
  private static final int MOST_BYTES = 1 << 16;

  private final Arena arena = Arena.ofConfined();
  private final String library;
  private Optional<Database> database = Optional.empty();
  private boolean tried;

  /// Loads nothing yet.
  public FileLabels() {
    this(LIBRARY);
  }

  FileLabels(String library) {
    this.library = library;
  }

  private record Database(
      MethodHandle call,
      MemorySegment captured,
      long handle,
      MemorySegment lookup,
      MemorySegment close,
      MemorySegment free) {
    /// Any pointer or `int` travels as a `long`; see [Capstone].
    long call(MemorySegment function, long a, long b, long c, long d) {
      return FileLabels.call(call, captured, function, a, b, c, d);
    }
  }

  private static long call(
      MethodHandle call,
      MemorySegment captured,
      MemorySegment function,
      long a,
      long b,
      long c,
      long d) {
    try {
      return (long) call.invokeExact(function, captured, a, b, c, d, 0L, 0L, 0L);
    } catch (Throwable impossible) {
      throw new IllegalStateException("call into " + LIBRARY + " failed", impossible);
    }
  }

  /// {@return the context that the file should have; empty if the policy says nothing}
  ///
  /// @param path absolute, without links
  /// @param mode its type and permissions, `st_mode`
  public String expected(String path, int mode) {
    if (!tried) {
      tried = true;
      database = open();
    }
    return path.indexOf('\0') >= 0
        ? ""
        : database.map(found -> expected(found, path, mode)).orElse("");
  }

  @SuppressWarnings("restricted") // this module exists to be granted native access
  private static String expected(Database found, String path, int mode) {
    try (var call = Arena.ofConfined()) {
      var context = call.allocate(ADDRESS);
      var name = call.allocateFrom(path);
      var status =
          found.call(found.lookup(), found.handle(), context.address(), name.address(), mode);
      if ((int) status != 0) {
        return "";
      }
      var result = context.get(ADDRESS, 0);
      try {
        return result.reinterpret(MOST_BYTES).getString(0);
      } finally {
        found.call(found.free(), result.address(), 0, 0, 0);
      }
    }
  }

  @SuppressWarnings("restricted") // this module exists to be granted native access
  private Optional<Database> open() {
    try {
      var functions = SymbolLookup.libraryLookup(library, arena);
      var open = functions.find("selabel_open");
      var lookup = functions.find("selabel_lookup");
      var close = functions.find("selabel_close");
      var free = functions.find("freecon");
      if (open.isEmpty() || lookup.isEmpty() || close.isEmpty() || free.isEmpty()) {
        return Optional.empty();
      }
      var shape =
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
              JAVA_LONG);
      var errno = Linker.Option.captureCallState("errno");
      var call = Linker.nativeLinker().downcallHandle(shape, errno);
      var captured = arena.allocate(Linker.Option.captureStateLayout());
      var handle = call(call, captured, open.get(), SELABEL_CTX_FILE, 0, 0, 0);
      return handle == 0
          ? Optional.empty()
          : Optional.of(
              new Database(call, captured, handle, lookup.get(), close.get(), free.get()));
    } catch (IllegalArgumentException absent) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    database.ifPresent(found -> found.call(found.close(), found.handle(), 0, 0, 0));
    arena.close();
  }
}
