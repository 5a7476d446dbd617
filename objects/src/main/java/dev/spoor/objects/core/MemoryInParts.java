package dev.spoor.objects.core;

import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.lang.foreign.MemorySegment;

/// Memory of which one place has so many bytes, and the next comes from elsewhere.
interface MemoryInParts extends Memory {
  /// Copies what one part has of the bytes at `address`, as far as `target` has room.
  ///
  /// @return how many bytes, 0 if there are none
  long readPart(long address, MemorySegment target);

  @Override
  default void read(ReadBatch batch) {
    for (var piece = 0; piece < batch.pieces(); piece++) {
      var target = batch.buffer().asSlice(batch.offset(piece), batch.lengthBytes(piece));
      var done = 0L;
      for (var got = 1L; got != 0 && done < target.byteSize(); done += got) {
        got = readPart(batch.address(piece) + done, target.asSlice(done));
      }
      batch.completed(piece, (int) done);
    }
  }
}
