package dev.spoor.machine;

import java.util.List;
import java.util.Optional;

/// Everything that differs between CPUs, as data: no I/O, no look at the CPU this runs on.
public interface Architecture {
  /// {@return the name as `uname -m` and gdb spell it: `x86_64`, `i386`, `aarch64`}
  String name();

  /// {@return all registers, in the order a listing shows them}
  List<Register> registers();

  /// {@return the set with the program counter and the integer registers}
  RegisterSet general();

  /// {@return the program counter}
  Register programCounter();

  /// {@return the stack pointer}
  Register stackPointer();

  /// {@return where a system call's number, arguments and result are}
  SyscallConvention syscalls();

  /// {@return the bytes of the instruction that traps into a debugger}
  byte[] breakpointInstruction();

  /// {@return how far the program counter stands behind a breakpoint instruction that was hit, in
  /// bytes}
  int pcAfterBreakpoint();

  /// {@return the width of a pointer, in bytes}
  int pointerBytes();

  /// {@return the names of parts of registers, such as `eax` and `al` of `rax`: rows of the same
  /// set with a smaller width}
  default List<Register> subRegisters() {
    return List.of();
  }

  /// {@return registers put together from several rows, such as `ymm0`}
  default List<SplitRegister> splitRegisters() {
    return List.of();
  }

  /// {@return the register, or part of one, with this name, if there is one}
  default Optional<Register> find(String name) {
    var whole = Register.named(name, registers());
    return whole.isPresent() ? whole : Register.named(name, subRegisters());
  }

  /// {@return the register with this name}
  ///
  /// @throws IllegalArgumentException if there is none
  default Register register(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalArgumentException(name() + " has no register called " + name));
  }
}
