package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.Address;
import dev.spoor.machine.Register;
import dev.spoor.machine.linux.Abi;

/// Calls of clone(2) and clone3(2) that ask for a child that is not traced (CLONE_UNTRACED), made
/// under a [CallFilter]: the child would be under the filter too, and without a tracer each wanted
/// call of it would fail with ENOSYS. So the flag is taken away while the call runs, and is back
/// when parent and child go on.
final class UntracedClone {
  private static final int CLONE_UNTRACED = 0x0080_0000;
  private static final int CLONE_VM = 0x0000_0100;

  /// The byte of the flags, and the bit of that byte, in which CLONE_UNTRACED is.
  private static final int BYTE = 2;

  private static final int BIT = 0x80;

  private final Kernel kernel;

  UntracedClone(Kernel kernel) {
    this.kernel = kernel;
  }

  /// @param number without the bit of x32
  static boolean isClone(Abi abi, long number) {
    return number == (abi == Abi.I386 ? 120 : 56);
  }

  /// @param number without the bit of x32
  static boolean isClone3(Abi abi, long number) {
    return number == 435 && abi != Abi.AARCH64;
  }

  static boolean isEither(Abi abi, long number) {
    var plain = abi.tableNumber(number);
    return isClone(abi, plain) || isClone3(abi, plain);
  }

  /// Takes the flag away from a task that is about to make the call at whose entry it is.
  void mask(TrackedTask task) {
    task.mayCloneUntraced = false;
    var registers = StoppedTask.general(kernel, task.tid);
    var convention = CallRegisters.of(registers, task.abi);
    var number = task.abi.tableNumber(task.number);
    if (registers.unsigned(convention.number()) != (task.number & mask(convention.number()))) {
      // The handler has changed the call.
      return;
    }
    var argument = convention.arguments().getFirst();
    var value = registers.unsigned(argument);
    if (isClone(task.abi, number)) {
      if ((value & CLONE_UNTRACED) != 0) {
        StoppedTask.writeGeneral(
            kernel, task.tid, registers.with(argument, value & ~CLONE_UNTRACED));
        task.untraced = new Masked.InRegister(value);
      }
    } else {
      maskInMemory(task, Address.of(value));
    }
  }

  private static long mask(Register register) {
    return register.width() == 4 ? 0xffff_ffffL : -1L;
  }

  private void maskInMemory(TrackedTask task, Address flags) {
    var memory = new LiveMemory(kernel, task.tid);
    var word = memory.readUnsigned(flags, 4).orElse(0);
    var at = flags.plus(BYTE);
    if ((word & CLONE_UNTRACED) != 0) {
      var old = (byte) (word >>> 16);
      if (memory.write(at, new byte[] {(byte) (old & ~BIT)}) == 1) {
        task.untraced = new Masked.InMemory(at, old, (word & CLONE_VM) != 0);
      }
    }
  }

  /// What the child must put back.
  static Masked inherited(Masked ofParent) {
    // In memory that both have it is the parent's to do: the child may come too late for that.
    return ofParent instanceof Masked.InMemory memory && memory.shared()
        ? TrackedTask.NOT_MASKED
        : ofParent;
  }

  /// Puts back what [#mask] took away.
  void restore(TrackedTask task) {
    switch (task.untraced) {
      case Masked.InRegister(var value) -> {
        var registers = StoppedTask.general(kernel, task.tid);
        var argument = CallRegisters.of(registers, task.abi).arguments().getFirst();
        StoppedTask.writeGeneral(kernel, task.tid, registers.with(argument, value));
      }
      case Masked.InMemory(var at, var old, var _) -> kernel.write(task.tid, at, new byte[] {old});
      case Masked.Nothing _ -> {}
    }
    task.untraced = TrackedTask.NOT_MASKED;
  }

  /// Where the flag was taken away.
  sealed interface Masked {
    /// Nowhere.
    record Nothing() implements Masked {}

    /// In the register of the first argument, which held `value`.
    record InRegister(long value) implements Masked {}

    /// In memory, in a byte that was `old`.
    ///
    /// @param shared whether parent and child share it
    record InMemory(Address at, byte old, boolean shared) implements Masked {}
  }
}
