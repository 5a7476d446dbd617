package dev.spoor.symbolic.language;

import dev.spoor.machine.Register;
import java.util.Optional;

/// Makes nodes of registers, and of their parts.
record DirectRegisters(Context context) {
  DirectForm named(String name) throws NotDirectException {
    var architecture = context.around().architecture();
    var register =
        switch (name) {
          case "pc" -> Optional.of(architecture.programCounter());
          case "sp" -> Optional.of(architecture.stackPointer());
          default -> architecture.find(name);
        };
    var found = register.orElseThrow(() -> new NotDirectException(name));
    if (!found.set().equals(architecture.general()) || found.width() > Long.BYTES) {
      throw new NotDirectException(name);
    }
    for (var whole : architecture.registers()) {
      if (isPart(found, whole)) {
        var shift = (found.offset() - whole.offset()) * Byte.SIZE;
        var isAddress = found.width() == context.types().addressBytes();
        return DirectForm.of(
            new DirectNode.OfRegister(whole.dwarf(), shift),
            context.types().exact(found.width(), !isAddress || !isPointer(found)));
      }
    }
    throw new NotDirectException(name);
  }

  private boolean isPointer(Register register) {
    var architecture = context.around().architecture();
    return register.equals(architecture.programCounter())
        || register.equals(architecture.stackPointer());
  }

  private static boolean isPart(Register part, Register whole) {
    return whole.set().equals(part.set())
        && whole.dwarf() >= 0
        && whole.dwarf() <= 16
        && whole.offset() <= part.offset()
        && part.offset() + part.width() <= whole.offset() + whole.width();
  }
}
