package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;

/// Reads what getdents(2) and getdents64(2) return.
final class DirectoryEntries {
  private static final int MAX_BYTES = 1 << 18;

  private final ValueReader reader;

  /// How wide numbers are.
  enum Layout {
    /// `long`, the type behind the name.
    LONG,
    /// 64 bits, the type before the name.
    WIDE
  }

  DirectoryEntries(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long length, Layout layout) {
    var width = layout == Layout.WIDE ? 8 : reader.descriptions().abi().pointerBytes();
    if (length < 0) {
      return Value.Pointer.of(address);
    }
    var block = reader.fetch().get(address, (int) Math.min(length, MAX_BYTES));
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var entries = new ArrayList<Value>();
    var at = 0;
    var smallest = 2 * width + 3;
    while (block.has(at, smallest)) {
      var size = (int) block.load(at + 2 * width, 2, false).orElse(0);
      if (size < smallest || !block.has(at, size)) {
        break;
      }
      entries.add(entry(block, at, size, width, layout));
      at += size;
    }
    return reader.options().abbreviates()
        ? new Value.Commented(Value.Pointer.of(address), entries.size() + " entries")
        : new Value.Array(entries, Value.Rest.NONE);
  }

  private Value entry(Block block, int at, int size, int width, Layout layout) {
    if (reader.options().abbreviates()) {
      return Value.Pending.INSTANCE;
    }
    var wide = layout == Layout.WIDE;
    var typeAt = wide ? at + 2 * width + 2 : at + size - 1;
    var type =
        new Field(
            "d_type",
            reader.descriptions().table("dirtype").one(block.load(typeAt, 1, false).orElse(0)));
    var nameAt = wide ? typeAt + 1 : at + 2 * width + 2;
    var end = nameAt;
    while (end < at + size && block.bytes()[end] != 0) {
      end++;
    }
    var name =
        new Field(
            "d_name", new Value.Text(ByteString.of(block.bytes(), nameAt, end - nameAt), false));
    return new Value.Struct(
        List.of(
            new Field(
                "d_ino", new Value.Int(block.load(at, width, false).orElse(0), Base.UNSIGNED)),
            new Field("d_off", Value.Int.of(block.load(at + width, width, true).orElse(0))),
            new Field("d_reclen", Value.Int.of(size)),
            wide ? type : name,
            wide ? name : type),
        false);
  }
}
