package dev.spoor.repl.debuggee;

import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.text.CommandException;
import java.util.Optional;
import java.util.OptionalLong;

/// A thread of a [Target].
public interface TargetThread {
  /// {@return its number as the user counts, 1 or more}
  int number();

  /// {@return its kernel number}
  Tid tid();

  /// {@return the process it belongs to}
  Tid process();

  /// {@return its name, as the kernel has it}
  String name();

  /// {@return its general registers}
  Registers registers();

  /// {@return its registers, vectors and all}
  Registers allRegisters();

  /// Replaces its general registers.
  ///
  /// @throws dev.spoor.repl.text.CommandException if they cannot be
  void setRegisters(Registers values);

  /// {@return its floating-point and vector registers as one block, as XSAVE has them}
  ///
  /// @throws dev.spoor.repl.text.CommandException if they cannot be changed
  default byte[] floatingState() {
    throw new CommandException("You can't do that without a process to debug.");
  }

  /// Replaces its floating-point and vector registers.
  ///
  /// @param block from [#floatingState], perhaps changed
  default void setFloatingState(byte[] block) {
    throw new CommandException("You can't do that without a process to debug.");
  }

  /// Replaces a register that is none of the general ones.
  ///
  /// @throws dev.spoor.repl.text.CommandException if it cannot be
  void setExtended(Register register, byte[] bytes);

  /// {@return what the segment of its own variables is based on, where that is not among its
  /// registers: of a program of 32 bits}
  OptionalLong threadPointer();

  /// {@return the `siginfo_t` of the signal it has stopped for, if it has, in the layout of its
  /// program}
  Optional<byte[]> signalBytes();

  /// {@return the signal it has stopped for, if it has}
  Optional<SignalInfo> signalInfo();
}
