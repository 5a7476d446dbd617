package dev.spoor.engine;

import dev.spoor.machine.Registers;
import dev.spoor.machine.SyscallConvention;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.x86_64.X86_64;

/// Which registers hold a call, given the layout they come in and the ABI of the call: a 64-bit
/// program may use `int 0x80`.
final class CallRegisters {
  private CallRegisters() {}

  static SyscallConvention of(Registers registers, Abi abi) {
    var architecture = registers.architecture();
    return abi == Abi.I386 && architecture.pointerBytes() == 8
        ? X86_64.table().syscallsByInterrupt()
        : architecture.syscalls();
  }

  static Registers withCall(Registers registers, Abi abi, long number, Arguments arguments) {
    var convention = of(registers, abi);
    var changed = registers.with(convention.number(), number);
    for (var i = 0; i < Arguments.COUNT; i++) {
      changed = changed.with(convention.arguments().get(i), arguments.get(i));
    }
    return changed;
  }
}
