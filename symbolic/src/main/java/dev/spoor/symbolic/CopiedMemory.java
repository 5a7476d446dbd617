package dev.spoor.symbolic;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.util.function.Predicate;

/// A part of a program's memory as it was at one moment, and for the rest what is there now.
///
/// For a program that runs on: its stack is copied while it is stopped. For one thread.
public final class CopiedMemory implements Memory {
  private final Address start;
  private final byte[] bytes;
  private final Predicate<Address> isChangeable;
  private final Memory rest;
  private boolean leftCopy;

  /// @param start where the copy was made
  /// @param bytes what was there; not to be changed any more
  /// @param isChangeable where the program may have written since
  /// @param rest what is asked for all else
  public CopiedMemory(Address start, byte[] bytes, Predicate<Address> isChangeable, Memory rest) {
    this.start = start;
    this.bytes = bytes;
    this.isChangeable = isChangeable;
    this.rest = rest;
  }

  /// {@return whether something was read that is not part of the copy and may have changed since}
  public boolean leftCopy() {
    return leftCopy;
  }

  /// Forgets what was read until now: [#leftCopy] tells of what is read from here on.
  public void beginAgain() {
    leftCopy = false;
  }

  @Override
  public java.nio.ByteOrder order() {
    return rest.order();
  }

  @Override
  public void read(ReadBatch batch) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      var at = batch.address(piece) - start.value();
      var length = batch.lengthBytes(piece);
      if (Long.compareUnsigned(at, bytes.length) < 0 && length <= bytes.length - at) {
        batch.destination(piece).put(bytes, (int) at, length);
        batch.completed(piece, length);
      } else {
        leftCopy |= isChangeable.test(Address.of(batch.address(piece)));
        readRest(batch, piece);
      }
    }
  }

  private void readRest(ReadBatch batch, int piece) {
    var read = rest.read(Address.of(batch.address(piece)), batch.lengthBytes(piece));
    batch.destination(piece).put(read);
    batch.completed(piece, read.length);
  }

  /// What is copied cannot be changed any more.
  ///
  /// @return 0
  @Override
  public int write(Address at, byte[] written) {
    return 0;
  }
}
