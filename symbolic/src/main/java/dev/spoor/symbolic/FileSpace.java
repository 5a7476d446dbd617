package dev.spoor.symbolic;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.ReadBatch;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.SegmentType;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// A program that does not run: its file alone, at the addresses that the file states. The file is
/// left open.
public final class FileSpace implements AddressSpace {
  /// `PF_X` of elf.h.
  private static final int EXECUTABLE = 1;

  private final LoadedObject object;

  /// @param file to be open as long as this is used
  public FileSpace(ObjectFile file) {
    this(file, 0);
  }

  /// @param file to be open as long as this is used
  /// @param bias what is added to the addresses that the file states, as where it was loaded once
  public FileSpace(ObjectFile file, long bias) {
    this.object = new LoadedObject(file, bias);
  }

  @Override
  public Optional<LoadedObject> objectAt(Address address) {
    return segmentAt(address).map(_ -> object);
  }

  private Optional<Segment> segmentAt(Address address) {
    return object.file().loadedAt(object.fileAddress(address));
  }

  @Override
  public Optional<String> nameAt(Address address) {
    return segmentAt(address).map(_ -> object.file().name());
  }

  @Override
  public boolean isExecutable(Address address) {
    return segmentAt(address).filter(segment -> (segment.flags() & EXECUTABLE) != 0).isPresent();
  }

  @Override
  public List<LoadedObject> objects() {
    return List.of(object);
  }

  /// {@return what the file has at the addresses of its segments, as if nothing had been relocated;
  /// nothing can be written}
  public Memory memory() {
    return new Contents(object);
  }

  /// Read byte by byte where segments meet; what the file does not store is zero.
  private record Contents(LoadedObject object) implements Memory {
    @Override
    public void read(ReadBatch batch) {
      for (var piece = 0; piece < batch.pieces(); piece++) {
        var bytes = bytes(batch.address(piece), batch.lengthBytes(piece));
        batch.destination(piece).put(bytes);
        batch.completed(piece, bytes.length);
      }
    }

    private byte[] bytes(long address, int length) {
      var found = new byte[length];
      for (var i = 0; i < length; i++) {
        var at = object.fileAddress(Address.of(address + i));
        var segment =
            object.file().loadedAt(at).filter(each -> each.type().equals(SegmentType.LOAD));
        if (segment.isEmpty()) {
          return java.util.Arrays.copyOf(found, i);
        }
        try {
          found[i] = segment.get().isStored(at) ? (byte) stored(segment.get(), at) : 0;
        } catch (MalformedObjectException cutOff) {
          return java.util.Arrays.copyOf(found, i);
        }
      }
      return found;
    }

    private int stored(Segment segment, FileAddress at) {
      return object
          .file()
          .bytes()
          .u8(segment.bytes().offset() + at.value() - segment.address().value());
    }

    @Override
    public int write(Address at, byte[] bytes) {
      return 0;
    }

    @Override
    public ByteOrder order() {
      return ByteOrder.LITTLE_ENDIAN;
    }
  }
}
