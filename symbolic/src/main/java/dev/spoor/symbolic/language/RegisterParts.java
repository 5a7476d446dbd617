package dev.spoor.symbolic.language;

import dev.spoor.machine.Register;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Registers that are one to their user, from the lowest bytes on: the kernel keeps the halves of
/// the AVX registers in two places.
final class RegisterParts {
  private RegisterParts() {}

  /// {@return the bytes of all; empty if one is not known}
  static Optional<byte[]> read(List<Register> parts, EvaluationSurroundings around) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      var bytes = around.register(part);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      all.write(bytes.get(), 0, bytes.get().length);
    }
    return Optional.of(all.toByteArray());
  }

  /// Writes those that something is changed of.
  ///
  /// @param offset of `bytes` in all of them
  static void write(
      List<Register> parts, long offset, byte[] bytes, EvaluationSurroundings around, int at) {
    var old = read(parts, around).orElseThrow(() -> new ExpressionException(at, "No registers."));
    if (offset < 0 || offset + bytes.length > old.length) {
      throw new ExpressionException(at, "The value does not fit into the register.");
    }
    var all = old.clone();
    System.arraycopy(bytes, 0, all, (int) offset, bytes.length);
    var start = 0;
    for (var part : parts) {
      var end = parts.size() == 1 ? all.length : start + part.width();
      var isTouched = start < offset + bytes.length && offset < end;
      if (isTouched && !around.setRegister(part, Arrays.copyOfRange(all, start, end))) {
        throw new ExpressionException(at, "Register " + part.name() + " cannot be changed here.");
      }
      start = end;
    }
  }
}
