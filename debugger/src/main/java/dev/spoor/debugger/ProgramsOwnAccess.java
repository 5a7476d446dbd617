package dev.spoor.debugger;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.symbolic.process.Mapping;
import java.nio.ByteOrder;
import java.util.Optional;

/// A stopped task's memory as far as the program itself could reach it: a debugger's own access
/// goes to pages that the program may not touch, such as the guard page under a stack.
///
/// What is mapped is looked at anew when an address is not known.
final class ProgramsOwnAccess implements Memory {
  private final Memory memory;
  private final Inferior inferior;
  private boolean written;

  ProgramsOwnAccess(Memory memory, Inferior inferior) {
    this.memory = memory;
    this.inferior = inferior;
  }

  @Override
  public void read(ReadBatch batch) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      var mapping = mappingOf(Address.of(batch.address(piece)), batch.lengthBytes(piece));
      if (mapping.filter(found -> found.permissions().contains("r")).isEmpty()) {
        return;
      }
    }
    memory.read(batch);
  }

  /// {@return whether anything was written}
  boolean hasWritten() {
    return written;
  }

  @Override
  public int write(Address at, byte[] bytes) {
    written = true;
    return mappingOf(at, bytes.length).filter(Mapping::isWritable).isPresent()
        ? memory.write(at, bytes)
        : 0;
  }

  @Override
  public ByteOrder order() {
    return memory.order();
  }

  private Optional<Mapping> mappingOf(Address at, int length) {
    var known = inferior.space().mappingAt(at);
    if (known.isEmpty()) {
      inferior.renew();
      known = inferior.space().mappingAt(at);
    }
    return known.filter(mapping -> mapping.range().contains(at.plus(length - 1L)));
  }
}
