package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Reads what security modules say of a task, `struct lsm_ctx` of linux/lsm.h: a head that says how
/// long it is with what lies behind it.
final class LsmContexts {
  private static final int HEAD_BYTES = 32;
  private static final int LENGTH_AT = 16;
  private static final int CONTEXT_LENGTH_AT = 24;

  private final ValueReader reader;

  LsmContexts(ValueReader reader) {
    this.reader = reader;
  }

  /// {@return the one at `address`}
  ///
  /// @param bytes how many there are of it
  Value one(long address, long bytes) {
    var head = reader.fetch().get(address, HEAD_BYTES);
    return bytes >= HEAD_BYTES && head.isComplete()
        ? context(head, bytes)
        : Value.Pointer.of(address);
  }

  /// {@return those that lie one behind the other at `address`}
  ///
  /// @param bytes how many all of them have
  Value all(long address, long bytes) {
    var contexts = new ArrayList<Value>();
    var at = address;
    var left = bytes;
    do {
      var head = reader.fetch().get(at, HEAD_BYTES);
      if (left < HEAD_BYTES || !head.isComplete()) {
        return contexts.isEmpty()
            ? Value.Pointer.of(address)
            : new Value.Array(contexts, new Value.Rest.Unreadable(Address.of(at)));
      }
      if (contexts.size() == reader.shownElements(Integer.MAX_VALUE)) {
        return new Value.Array(contexts, Value.Rest.MORE);
      }
      contexts.add(context(head, left));
      var length = number(head, LENGTH_AT);
      // A length is unsigned; one that leads nowhere ends the sequence.
      if (Long.compareUnsigned(length, HEAD_BYTES) < 0 || Long.compareUnsigned(length, left) >= 0) {
        return new Value.Array(contexts, Value.Rest.NONE);
      }
      at += length;
      left -= length;
    } while (true);
  }

  private Value context(Block head, long bytes) {
    var length = number(head, LENGTH_AT);
    var behind = number(head, CONTEXT_LENGTH_AT);
    var fields =
        new ArrayList<>(
            List.of(
                new Value.Field(
                    "id", reader.descriptions().table("lsmcontext").one(number(head, 0))),
                new Value.Field("flags", new Value.Int(number(head, 8), Value.Base.HEX)),
                new Value.Field("len", new Value.Int(length, Value.Base.UNSIGNED)),
                new Value.Field("ctx_len", new Value.Int(behind, Value.Base.UNSIGNED))));
    var room = (Long.compareUnsigned(length, bytes) < 0 ? length : bytes) - HEAD_BYTES;
    var shown = room > 0 && Long.compareUnsigned(room, behind) < 0 ? room : behind;
    if (room > 0 && shown != 0) {
      fields.add(new Value.Field("ctx", text(head.address() + HEAD_BYTES, shown)));
    }
    return new Value.Struct(fields, false);
  }

  private Value text(long address, long length) {
    var most = (int) Math.min(length, reader.options().stringLimit());
    var block = reader.fetch().get(address, reader.allowance().takeBytes(most));
    return block.isComplete()
        ? new Value.Bytes(ByteString.of(block.bytes()), block.asked() < length)
        : new Value.Unreadable(Address.of(address));
  }

  private static long number(Block head, int at) {
    return head.load(at, 8, false).orElse(0);
  }
}
