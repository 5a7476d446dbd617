package dev.spoor.debugger.step;

import dev.spoor.debugger.step.CallFunction.Argument;
import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.symbolic.call.Passing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a function that is called by the debugger finds in registers and on the stack: System V
/// psABI for AMD64, section 3.2.3, and for Intel386, section 2.2.3.
final class CallRegisters {
  private static final int RED_ZONE_BYTES = 128;
  private static final long ALIGNMENT = 16;

  /// Direction and trap flag (Intel's manual, volume 1, section 3.4.3).
  private static final long CLEARED_FLAGS = 0x500;

  private static final List<String> WORDS = List.of("rdi", "rsi", "rdx", "rcx", "r8", "r9");
  private static final int VECTORS = 8;

  /// The fields of an FXSAVE area, and behind it which parts of an XSAVE area are in use (Intel's
  /// manual, volume 1, sections 10.5.1 and 13.4.2).
  private static final int FIRST_VECTOR = 160;

  private static final int VECTOR_BYTES = 16;
  private static final int FXSAVE_BYTES = 512;
  private static final byte HAS_VECTORS = 2;

  private final boolean isLong;
  private final ByteBuffer onStack = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
  private final byte[] floating;
  private Registers registers;
  private long top;
  private int words;
  private int vectors;

  /// @param floating the floating-point and vector registers, which are changed
  CallRegisters(Registers now, boolean isLong, byte[] floating) {
    this.registers = now;
    this.isLong = isLong;
    this.floating = floating;
    this.top = now.sp().value() - RED_ZONE_BYTES;
  }

  /// {@return the vector registers, if any has been given a value}
  Optional<byte[]> changedFloating() {
    return vectors > 0 ? Optional.of(floating) : Optional.empty();
  }

  /// Makes room for a result, whose address is passed before all arguments.
  void room(int bytes) {
    top = top - bytes & -ALIGNMENT;
    word(top);
  }

  /// {@return whether it could be}
  boolean pass(Argument argument) {
    if (onStack.remaining() < 2 * Long.BYTES) {
      return false;
    }
    return switch (argument) {
      case Argument.Word(var value) -> {
        word(value);
        yield true;
      }
      case Argument.Floating(var value) ->
          floating(Double.doubleToRawLongBits(value), Double.BYTES);
      case Argument.Single(var value) -> floating(Float.floatToRawIntBits(value), Float.BYTES);
      case Argument.Whole(var bytes, var alignment, var passing) ->
          whole(bytes.toArray(), alignment, passing);
    };
  }

  private boolean floating(long bits, int bytes) {
    if (isLong && vectors < VECTORS) {
      return vector(bits, 0);
    }
    if (isLong || bytes == Double.BYTES) {
      onStack.putLong(bits);
    } else {
      onStack.putInt((int) bits);
    }
    return true;
  }

  private void word(long value) {
    if (!isLong) {
      onStack.putInt((int) value);
    } else if (words < WORDS.size()) {
      registers = registers.with(WORDS.get(words++), value);
    } else {
      onStack.putLong(value);
    }
  }

  private boolean whole(byte[] bytes, int alignment, Passing passing) {
    if (isLong && passing instanceof Passing.InRegisters(var pieces) && fits(pieces)) {
      return pieces(bytes, pieces);
    }
    var word = isLong ? Long.BYTES : Integer.BYTES;
    var from = aligned(onStack.position(), isLong ? Math.max(alignment, word) : word);
    var end = aligned(from + bytes.length, word);
    if (end > onStack.capacity()) {
      return false;
    }
    onStack.position(from).put(bytes).position(end);
    return true;
  }

  private static int aligned(int at, int alignment) {
    return (at + alignment - 1) / alignment * alignment;
  }

  /// One that does not fit into the registers that are left is not divided.
  private boolean fits(List<Passing.Kind> pieces) {
    var general = 0;
    var vector = 0;
    for (var piece : pieces) {
      switch (piece) {
        case GENERAL -> general++;
        case VECTOR -> vector++;
        case VECTOR_UP -> {}
        case STACKED, STACKED_UP -> {
          return false;
        }
      }
    }
    return words + general <= WORDS.size() && vectors + vector <= VECTORS;
  }

  private boolean pieces(byte[] bytes, List<Passing.Kind> pieces) {
    var padded =
        ByteBuffer.wrap(Arrays.copyOf(bytes, pieces.size() * Long.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    var fits = true;
    var up = 0;
    for (var piece : pieces) {
      var bits = padded.getLong();
      up = piece == Passing.Kind.VECTOR_UP ? up + Long.BYTES : 0;
      switch (piece) {
        case GENERAL -> word(bits);
        case VECTOR, VECTOR_UP -> fits &= vector(bits, up);
        case STACKED, STACKED_UP -> fits = false;
      }
    }
    return fits;
  }

  /// @param up the byte of the register, 0 for the next register
  private boolean vector(long bits, int up) {
    if (floating.length < FXSAVE_BYTES || up >= VECTOR_BYTES) {
      return false;
    }
    vectors += up == 0 ? 1 : 0;
    ByteBuffer.wrap(floating)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(FIRST_VECTOR + VECTOR_BYTES * (vectors - 1) + up, bits);
    if (floating.length > FXSAVE_BYTES) {
      floating[FXSAVE_BYTES] |= HAS_VECTORS;
    }
    return true;
  }

  /// The return address, and the arguments above it.
  byte[] stack(Address returnTo) {
    var word = isLong ? Long.BYTES : Integer.BYTES;
    var bytes = ByteBuffer.allocate(word + onStack.position()).order(ByteOrder.LITTLE_ENDIAN);
    if (isLong) {
      bytes.putLong(returnTo.value());
    } else {
      bytes.putInt((int) returnTo.value());
    }
    bytes.put(onStack.array(), 0, onStack.position());
    return bytes.array();
  }

  /// The first argument on the stack is aligned.
  Address sp(int length) {
    var word = isLong ? Long.BYTES : Integer.BYTES;
    return Address.of((top - (length - word) & -ALIGNMENT) - word);
  }

  Registers registers(Address function, Address sp) {
    var table = registers.architecture();
    return registers
        .with(table.programCounter(), function.value())
        .with(table.stackPointer(), sp.value())
        .with("eflags", registers.unsigned("eflags") & ~CLEARED_FLAGS)
        // How many vector registers are used, of functions with any number of arguments.
        .with(isLong ? "rax" : "eax", vectors)
        // No system call is to be started anew.
        .with(isLong ? "orig_rax" : "orig_eax", isLong ? -1L : 0xffff_ffffL);
  }
}
