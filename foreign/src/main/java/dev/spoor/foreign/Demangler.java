package dev.spoor.foreign;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Names of Rust and of C++ as the source has them, the latter by `__cxa_demangle` of the system's
/// C++ library (Itanium C++ ABI, section 3.4). Without that library names of C++ stay as they are.
///
/// May be used by several threads. The library is loaded when a first name needs it, and stays
/// loaded until this is closed.
public final class Demangler implements AutoCloseable {
  /// Longer names are left alone: what they stand for can be many times as long.
  static final int MOST_NAME_BYTES = 4096;

  /// More than this of a result is not shown.
  private static final int MOST_RESULT_BYTES = 1 << 20;

  private static final String LIBRARY = "libstdc++.so.6";

  private final Arena arena = Arena.ofShared();
  private final String library;
  private final Map<String, String> known = new ConcurrentHashMap<>();
  private volatile @Nullable Loaded loaded;

  /// Loads nothing yet.
  public Demangler() {
    this(LIBRARY);
  }

  Demangler(String library) {
    this.library = library;
  }

  /// What came of loading the library.
  private record Loaded(Optional<Functions> functions) {}

  private record Functions(MethodHandle call, MemorySegment demangle, MemorySegment free) {
    /// Any pointer or `int` travels as a `long`; see [Capstone].
    ///
    /// @param captured where the thread's errno goes
    long call(MemorySegment function, MemorySegment captured, long a, long b, long c, long d) {
      try {
        return (long) call.invokeExact(function, captured, a, b, c, d, 0L, 0L, 0L);
      } catch (Throwable impossible) {
        throw new IllegalStateException("call into " + LIBRARY + " failed", impossible);
      }
    }
  }

  /// {@return `name` as its source has it, with the types of its parameters; `name` itself if it is
  /// not a mangled one, or cannot be read}
  public String readable(String name) {
    // With one underscore more it is a data symbol of some other systems.
    var isMangled = name.startsWith("_Z") || name.startsWith("_R");
    if (!isMangled || name.length() > MOST_NAME_BYTES || name.indexOf('\0') >= 0) {
      return name;
    }
    return known.computeIfAbsent(name, this::decoded);
  }

  private String decoded(String name) {
    var rust = RustNames.readable(name);
    return rust.isPresent() ? rust.get() : name.startsWith("_Z") ? demangled(name) : name;
  }

  private String demangled(String name) {
    var tried = loaded;
    if (tried == null) {
      // Two threads may both load it, and get the same.
      tried = new Loaded(load());
      loaded = tried;
    }
    return tried.functions.map(found -> demangled(found, name)).orElse(name);
  }

  @SuppressWarnings("restricted") // this module exists to be granted native access
  private String demangled(Functions found, String name) {
    try (var call = Arena.ofConfined()) {
      var captured = call.allocate(Linker.Option.captureStateLayout());
      var text = call.allocateFrom(name).address();
      var result = found.call(found.demangle(), captured, text, 0, 0, 0);
      if (result == 0) {
        return name;
      }
      try {
        var readable = MemorySegment.ofAddress(result).reinterpret(MOST_RESULT_BYTES);
        return terminated(readable) ? readable.getString(0) : name;
      } finally {
        found.call(found.free(), captured, result, 0, 0, 0);
      }
    }
  }

  private static boolean terminated(MemorySegment text) {
    for (var i = 0L; i < text.byteSize(); i++) {
      if (text.get(JAVA_BYTE, i) == 0) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings("restricted") // this module exists to be granted native access
  private Optional<Functions> load() {
    try {
      var found = SymbolLookup.libraryLookup(library, arena).find("__cxa_demangle");
      var linker = Linker.nativeLinker();
      var free = linker.defaultLookup().find("free");
      if (found.isEmpty() || free.isEmpty()) {
        return Optional.empty();
      }
      var shape =
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
              JAVA_LONG);
      return Optional.of(
          new Functions(
              linker.downcallHandle(shape, Linker.Option.captureCallState("errno")),
              found.get(),
              free.get()));
    } catch (IllegalArgumentException absent) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
