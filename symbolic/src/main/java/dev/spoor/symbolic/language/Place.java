package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.machine.Register;
import java.util.List;

/// Where something can be assigned to.
sealed interface Place {
  /// {@return the place of a part}
  ///
  /// @param offset in bytes
  Place part(long offset);

  /// What was computed is nowhere.
  record Nowhere() implements Place {
    @Override
    public Place part(long offset) {
      return this;
    }
  }

  /// A text that the user typed is nowhere until its address is asked for: then it is put into the
  /// program's memory.
  record Typed() implements Place {
    @Override
    public Place part(long offset) {
      return new Nowhere();
    }
  }

  record InMemory(Address address) implements Place {
    @Override
    public Place part(long offset) {
      return new InMemory(address.plus(offset));
    }
  }

  /// In a register.
  ///
  /// @param offset in it, in bytes
  record InRegister(Register register, long offset) implements Place {
    @Override
    public Place part(long more) {
      return new InRegister(register, offset + more);
    }
  }

  /// In several registers, one behind the other.
  ///
  /// @param offset in all of them, in bytes
  record InRegisters(List<Register> registers, long offset) implements Place {
    @Override
    public Place part(long more) {
      return new InRegisters(registers, offset + more);
    }
  }

  /// A bit-field.
  ///
  /// @param whole the place of the structure
  /// @param offset of its first bit in that
  record Bits(Place whole, long offset, int bits) implements Place {
    @Override
    public Place part(long more) {
      return new Nowhere();
    }
  }

  /// A convenience variable.
  ///
  /// @param offset of the part that is meant
  record InSession(String name, long offset) implements Place {
    @Override
    public Place part(long more) {
      return new InSession(name, offset + more);
    }
  }
}
