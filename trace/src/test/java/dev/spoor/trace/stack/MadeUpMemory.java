package dev.spoor.trace.stack;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import java.util.Map;
import java.util.TreeMap;

/// Memory that is mapped in some places, and counts how often it is asked.
final class MadeUpMemory implements Memory {
  private final Map<Long, Byte> bytes = new TreeMap<>();
  private int requests;

  MadeUpMemory map(Address start, byte[] content) {
    for (var i = 0; i < content.length; i++) {
      bytes.put(start.value() + i, content[i]);
    }
    return this;
  }

  int requests() {
    return requests;
  }

  @Override
  public void read(ReadBatch batch) {
    requests++;
    for (var piece = 0; piece < batch.pieces(); piece++) {
      var destination = batch.destination(piece);
      var done = 0;
      for (var at = batch.address(piece); done < batch.lengthBytes(piece); at++) {
        var found = bytes.get(at);
        if (found == null) {
          break;
        }
        destination.put(found);
        done++;
      }
      batch.completed(piece, done);
    }
  }

  @Override
  public int write(Address at, byte[] written) {
    return 0;
  }
}
