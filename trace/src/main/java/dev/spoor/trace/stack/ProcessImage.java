package dev.spoor.trace.stack;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.process.Mapping;
import java.util.Optional;

/// What a process had mapped when it was last looked at.
interface ProcessImage extends AddressSpace, AutoCloseable {
  /// {@return the mapping that has `address`}
  Optional<Mapping> mappingAt(Address address);

  /// Looks again.
  ///
  /// @param task one of its tasks, which exists
  /// @return whether anything that may be executed is other than before
  boolean renew(Tid task);

  @Override
  void close();
}
