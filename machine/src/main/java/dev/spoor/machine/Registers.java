package dev.spoor.machine;

/// Values over an architecture's register table, for a task or an unwound frame. Unwinding and
/// partial reads leave some unknown.
public interface Registers {
  /// {@return the table the values belong to}
  Architecture architecture();

  /// {@return whether the value of `register` is known}
  boolean knows(Register register);

  /// {@return the value of a register of at most 8 bytes, zero-extended}
  ///
  /// @throws UnknownRegisterException if `!knows(register)`
  /// @throws IllegalArgumentException if the register is wider than 8 bytes
  long unsigned(Register register);

  /// {@return the bytes of a register of any width, in the order they have in memory}
  ///
  /// @throws UnknownRegisterException if `!knows(register)`
  byte[] bytes(Register register);

  /// {@return these values with one replaced}
  ///
  /// @throws IllegalArgumentException if the register is wider than 8 bytes
  Registers with(Register register, long value);

  /// {@return these values with one replaced}
  ///
  /// @throws IllegalArgumentException if `value` has not the register's width
  Registers with(Register register, byte[] value);

  /// {@return the program counter}
  default Address pc() {
    return Address.of(unsigned(architecture().programCounter()));
  }

  /// {@return the stack pointer}
  default Address sp() {
    return Address.of(unsigned(architecture().stackPointer()));
  }

  /// {@return the value of the register called `name`}
  ///
  /// @throws IllegalArgumentException if the architecture has no such register
  default long unsigned(String name) {
    return unsigned(architecture().register(name));
  }

  /// {@return these values with the register called `name` replaced}
  default Registers with(String name, long value) {
    return with(architecture().register(name), value);
  }
}
