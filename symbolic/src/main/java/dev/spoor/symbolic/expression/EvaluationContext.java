package dev.spoor.symbolic.expression;

import dev.spoor.machine.Memory;
import dev.spoor.objects.dwarf.expression.Expression;
import java.util.Optional;
import java.util.OptionalLong;

/// What an expression may ask for. What is not there is empty: the expression's result is then
/// [Location.Unavailable].
public interface EvaluationContext {
  /// {@return the width of an address, in bytes}
  int addressBytes();

  /// {@return the memory of the program}
  Memory memory();

  /// {@return the value of a register in the frame}
  ///
  /// @param number by DWARF's count
  OptionalLong register(int number);

  /// {@return where an address that a file states is in the program}
  default long relocated(long fileAddress) {
    return fileAddress;
  }

  /// {@return what the function's `DW_AT_frame_base` says}
  default OptionalLong frameBase() {
    return OptionalLong.empty();
  }

  /// {@return the canonical frame address}
  default OptionalLong canonicalFrameAddress() {
    return OptionalLong.empty();
  }

  /// {@return the address of the object whose part is looked for}
  default OptionalLong objectAddress() {
    return OptionalLong.empty();
  }

  /// {@return the address of a variable that every thread has its own of}
  ///
  /// @param offset in the object's block of such variables
  default ThreadLocalPlace threadLocal(long offset) {
    return new ThreadLocalPlace.Unknown("the thread's variables are not known");
  }

  /// {@return what `expression` was when the function was entered}
  default OptionalLong entryValue(Expression expression) {
    return OptionalLong.empty();
  }

  /// {@return the entry of `.debug_addr` with this index, as the file has it}
  default OptionalLong indexed(long index) {
    return OptionalLong.empty();
  }

  /// {@return the expression of another description, which is carried out as a part of this one}
  ///
  /// @param die its offset
  /// @param isInUnit whether that is counted from the unit's beginning
  default Optional<Expression> procedure(long die, boolean isInUnit) {
    return Optional.empty();
  }

  /// {@return the base type that is described at `die`, an offset in the unit, if it is one that
  /// can be computed with}
  default Optional<ValueType> type(long die) {
    return Optional.empty();
  }

  /// {@return the value of another variable, or of a parameter in the caller}
  ///
  /// @param die its offset
  /// @param isInUnit whether that is counted from the unit's beginning
  default OptionalLong valueOf(long die, boolean isInUnit) {
    return OptionalLong.empty();
  }
}
