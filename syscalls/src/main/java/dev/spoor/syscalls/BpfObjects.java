package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.value.Value;
import java.util.List;
import java.util.Map;

/// Reads what bpf(2) tells of an object. Which object that is, its descriptor alone knows.
final class BpfObjects {
  /// The kernel takes no more than a page.
  private static final int MOST_BYTES = 4096;

  /// The structures of linux/bpf.h by the names of the kernel's anonymous inodes.
  private static final Map<String, String> STRUCTURES =
      Map.of(
          "bpf-map", "bpf_map_info",
          "bpf-prog", "bpf_prog_info",
          "btf", "bpf_btf_info",
          "bpf-link", "bpf_link_info",
          "bpf_link", "bpf_link_info");

  private final ValueReader reader;

  BpfObjects(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, int descriptor, long length) {
    var kind = reader.scalars().decorations().anonymousInode(descriptor);
    var structure = STRUCTURES.getOrDefault(kind.orElse(""), "");
    if (structure.isEmpty() || length <= 0 || length > MOST_BYTES) {
      return Value.Pointer.of(address);
    }
    if (!reader.fetch().get(address, (int) length).isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var shape =
        new Shape.Sized(
            new Expression.Literal(length),
            new Shape.Reference(structure, List.of()),
            0,
            0,
            Shape.Sized.Rest.BYTES);
    return reader.follow(shape, address, RegisterNames.NONE, ValueReader.Part.WHOLE);
  }
}
