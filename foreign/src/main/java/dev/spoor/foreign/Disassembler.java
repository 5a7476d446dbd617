package dev.spoor.foreign;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns machine code into instructions, by Capstone. Not for two threads at once.
public final class Disassembler implements AutoCloseable {
  private static final int MAX_INSTRUCTION_BYTES = 16;

  private final Arena arena;
  private final Capstone capstone;
  private final MemorySegment handle;
  private final MemorySegment next;
  private final MemorySegment instruction;

  // The three things that cs_disasm_iter moves along: where the code is, how much is left, and
  // which address it stands for.
  private final MemorySegment code;
  private final MemorySegment left;
  private final MemorySegment at;

  /// What became of an attempt to open a disassembler.
  public sealed interface Opening {
    /// There is one; it is the caller's to close.
    record Opened(Disassembler disassembler) implements Opening {}

    /// There is none.
    ///
    /// @param reason a sentence for the user, with what to do about it
    record Unavailable(String reason) implements Opening {}
  }

  @SuppressWarnings("restricted") // this module exists to be granted native access
  private Disassembler(Arena arena, Capstone capstone, MemorySegment handle) {
    this.arena = arena;
    this.capstone = capstone;
    this.handle = handle;
    this.next = capstone.function("cs_disasm_iter");
    var made = capstone.call(capstone.function("cs_malloc"), csh(), 0, 0, 0, 0);
    this.instruction = MemorySegment.ofAddress(made).reinterpret(capstone.instructionBytes());
    this.code = arena.allocate(JAVA_LONG);
    this.left = arena.allocate(JAVA_LONG);
    this.at = arena.allocate(JAVA_LONG);
  }

  /// Opens a disassembler for `set`.
  ///
  /// @return an [Opening.Unavailable] if the library is not installed, of an unknown version, or
  ///   built without `set`
  public static Opening open(InstructionSet set) {
    var arena = Arena.ofShared();
    var refusals = new ArrayList<String>();
    var capstone = Capstone.load(arena, refusals);
    if (capstone.isEmpty()) {
      arena.close();
      return new Opening.Unavailable(Capstone.absence(refusals));
    }
    var handle = arena.allocate(JAVA_LONG);
    var error =
        (int)
            capstone
                .get()
                .call(
                    capstone.get().function("cs_open"),
                    set.capstoneArchitecture(),
                    set.capstoneMode(),
                    handle.address(),
                    0,
                    0);
    if (error != 0) {
      arena.close();
      return new Opening.Unavailable(
          "no disassembly: libcapstone does not know " + set + " (error " + error + ")");
    }
    return new Opening.Opened(new Disassembler(arena, capstone.get(), handle));
  }

  /// {@return the instruction that begins with the first byte of `bytes`, if these bytes begin one
  /// and hold all of it}
  public Optional<Instruction> decode(byte[] bytes, Address address) {
    var instructions = decode(bytes, address, 1);
    return instructions.isEmpty() ? Optional.empty() : Optional.of(instructions.getFirst());
  }

  /// Decodes instructions that follow each other.
  ///
  /// @param most how many at most
  /// @return those before the first that is none, or that is cut off
  public List<Instruction> decode(byte[] bytes, Address address, int most) {
    try (var call = Arena.ofConfined()) {
      var copy = call.allocate(Math.max(bytes.length, 1));
      MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
      code.set(JAVA_LONG, 0, copy.address());
      left.set(JAVA_LONG, 0, bytes.length);
      at.set(JAVA_LONG, 0, address.value());
      var found = new ArrayList<Instruction>();
      for (var start = 0; found.size() < most && advance(); ) {
        var instruction = read(bytes, start, address.plus(start));
        found.add(instruction);
        start += instruction.bytes().length();
      }
      return List.copyOf(found);
    }
  }

  private boolean advance() {
    var more =
        capstone.call(
            next, csh(), code.address(), left.address(), at.address(), instruction.address());
    return (more & 0xff) != 0;
  }

  private Instruction read(byte[] bytes, int start, Address address) {
    var length = instruction.get(JAVA_SHORT, Capstone.SIZE_OFFSET) & 0xffff;
    if (length == 0 || length > MAX_INSTRUCTION_BYTES || start + length > bytes.length) {
      throw new IllegalStateException("libcapstone says an instruction has " + length + " bytes");
    }
    return new Instruction(
        address,
        ByteString.of(bytes, start, length),
        instruction.getString(capstone.mnemonicOffset()),
        instruction.getString(capstone.operandsOffset()));
  }

  /// Has x86 instructions written in AT&T's syntax from now on. `cs_option` with CS_OPT_SYNTAX and
  /// CS_OPT_SYNTAX_ATT of capstone/capstone.h, the same in versions 4 and 5.
  public void writeAttSyntax() {
    var _ = capstone.call(capstone.function("cs_option"), csh(), 1, 2, 0, 0);
  }

  private long csh() {
    return handle.get(JAVA_LONG, 0);
  }

  @Override
  public void close() {
    var _ = capstone.call(capstone.function("cs_free"), instruction.address(), 1, 0, 0, 0);
    var _ = capstone.call(capstone.function("cs_close"), handle.address(), 0, 0, 0, 0);
    arena.close();
  }
}
