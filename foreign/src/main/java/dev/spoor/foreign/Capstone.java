package dev.spoor.foreign;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The functions of libcapstone that are used, and where its `cs_insn` has its fields.
final class Capstone {
  /// A version's own name first: the last is the developer's link and may be any version.
  private static final List<String> FILES =
      List.of("libcapstone.so.5", "libcapstone.so.4", "libcapstone.so");

  // cs_insn of capstone/capstone.h: id, address, size, bytes[16 or 24], mnemonic[32], op_str[160].
  static final int SIZE_OFFSET = 16;
  static final int BYTES_OFFSET = 18;
  static final int MNEMONIC_BYTES = 32;
  static final int OPERANDS_BYTES = 160;

  private final MethodHandle call;
  private final MemorySegment captured;
  private final SymbolLookup library;
  private final int mnemonicOffset;

  private Capstone(MethodHandle call, MemorySegment captured, SymbolLookup library, int version) {
    this.call = call;
    this.captured = captured;
    this.library = library;
    // Version 5 made room for longer instructions.
    this.mnemonicOffset = BYTES_OFFSET + (version == 4 ? 16 : 24);
  }

  /// Loads the library; it stays loaded as long as `arena` lives.
  ///
  /// @param refusals receives a word for each file that was there and is of no use
  static Optional<Capstone> load(Arena arena, List<String> refusals) {
    for (var file : FILES) {
      var capstone = load(file, arena, refusals);
      if (capstone.isPresent()) {
        return capstone;
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("restricted") // this module exists to be granted native access
  private static Optional<Capstone> load(String file, Arena arena, List<String> refusals) {
    SymbolLookup library;
    try {
      library = SymbolLookup.libraryLookup(file, arena);
    } catch (IllegalArgumentException absent) {
      return Optional.empty();
    }
    var capstone = bind(arena, library, 4);
    var major = capstone.majorVersion(arena);
    if (major != 4 && major != 5) {
      refusals.add(file + " is version " + major);
      return Optional.empty();
    }
    return Optional.of(bind(arena, library, major));
  }

  /// One shape serves all functions, for binding a shape is what costs time at start: seven `long`s
  /// and errno, which is also the shape of `kernel`'s calls and so is bound only once. A C function
  /// of x86-64 and AArch64 ignores arguments it does not take; an `int` or a pointer travels as a
  /// `long` does.
  @SuppressWarnings("restricted") // this module exists to be granted native access
  private static Capstone bind(Arena arena, SymbolLookup library, int version) {
    var shape =
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    var call = Linker.nativeLinker().downcallHandle(shape, Linker.Option.captureCallState("errno"));
    var captured = arena.allocate(Linker.Option.captureStateLayout());
    return new Capstone(call, captured, library, version);
  }

  private int majorVersion(Arena arena) {
    var major = arena.allocate(JAVA_INT);
    var minor = arena.allocate(JAVA_INT);
    var _ = call(function("cs_version"), major.address(), minor.address(), 0, 0, 0);
    return major.get(JAVA_INT, 0);
  }

  /// {@return the function called `name`}
  MemorySegment function(String name) {
    return library
        .find(name)
        .orElseThrow(() -> new IllegalStateException("libcapstone has no " + name));
  }

  /// Calls `function`. Of an `int` or `bool` result only the low bits mean anything.
  long call(MemorySegment function, long a, long b, long c, long d, long e) {
    try {
      return (long) call.invokeExact(function, captured, a, b, c, d, e, 0L, 0L);
    } catch (Throwable impossible) {
      throw new IllegalStateException("call into libcapstone failed", impossible);
    }
  }

  int mnemonicOffset() {
    return mnemonicOffset;
  }

  int operandsOffset() {
    return mnemonicOffset + MNEMONIC_BYTES;
  }

  int instructionBytes() {
    return operandsOffset() + OPERANDS_BYTES;
  }

  /// {@return why there is no disassembler, for a user to read}
  static String absence(List<String> refusals) {
    var found = new ArrayList<>(refusals);
    return "no disassembly: "
        + (found.isEmpty()
            ? "libcapstone was not found (Debian and Ubuntu: apt-get install libcapstone4)"
            : String.join(", ", found) + ", but only versions 4 and 5 of libcapstone are known");
  }
}
