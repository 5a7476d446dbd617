package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.elf.FileAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The section `.eh_frame` or `.debug_frame` of an object. Lives as long as the bytes; may be used
/// by several threads.
///
/// What is malformed throws a [dev.spoor.objects.bytes.MalformedObjectException].
public final class FrameSection {
  /// The two forms.
  public enum Kind {
    /// Loaded with the program: Linux Standard Base, "The .eh_frame section".
    EH_FRAME,
    /// For debuggers: DWARF 5, section 6.4.1.
    DEBUG_FRAME
  }

  private final Block block;
  private final Kind kind;
  private final FrameBases bases;
  private final int addressBytes;
  private final Optional<FrameHeader> header;
  private volatile @Nullable FrameIndex index;

  private FrameSection(
      Block block, Kind kind, FrameBases bases, int addressBytes, Optional<FrameHeader> header) {
    this.block = block;
    this.kind = kind;
    this.bases = bases;
    this.addressBytes = addressBytes;
    this.header = header;
  }

  /// {@return the section `.eh_frame`}
  ///
  /// @param addressBytes 4 or 8
  public static FrameSection ehFrame(Block block, FrameBases bases, int addressBytes) {
    return new FrameSection(block, Kind.EH_FRAME, bases, addressBytes, Optional.empty());
  }

  /// {@return the section `.debug_frame`}
  ///
  /// @param addressBytes where an entry does not say: 4 or 8
  public static FrameSection debugFrame(Block block, int addressBytes) {
    return new FrameSection(
        block, Kind.DEBUG_FRAME, FrameBases.of(0), addressBytes, Optional.empty());
  }

  /// {@return this section, searched by a header's table if that has one for it}
  ///
  /// @param table the section `.eh_frame_hdr`
  /// @param address where that is in the object
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it is none
  public FrameSection searchedBy(Block table, long address) {
    var read = FrameHeader.read(table, address, addressBytes);
    return read.isSearchable() && read.section() == bases.section()
        ? new FrameSection(block, kind, bases, addressBytes, Optional.of(read))
        : this;
  }

  /// {@return where the section `.eh_frame` is, by its header}
  ///
  /// @param table the section `.eh_frame_hdr`
  /// @param address where that is in the object
  public static FileAddress addressByHeader(Block table, long address, int addressBytes) {
    return FileAddress.of(FrameHeader.read(table, address, addressBytes).section());
  }

  /// {@return which form it has}
  public Kind kind() {
    return kind;
  }

  /// {@return the description of the code at `address`, if there is one}
  public Optional<FrameDescription> descriptionAt(FileAddress address) {
    var offset =
        header.isPresent() ? header.get().find(address.value()) : index().find(address.value());
    if (offset.isEmpty()) {
      return Optional.empty();
    }
    var place = header.isPresent() ? offset.getAsLong() - bases.section() : offset.getAsLong();
    return Optional.of(descriptionAtOffset(place)).filter(found -> found.contains(address));
  }

  private FrameIndex index() {
    var made = index;
    if (made == null) {
      made = makeIndex();
      index = made;
    }
    return made;
  }

  private FrameIndex makeIndex() {
    var made = new FrameIndex();
    forEach((entry, common) -> {
      var cursor = entry.upToEnd(block).cursor(afterId(entry));
      cursor.skip(common.segmentBytes());
      var start = start(common, cursor);
      var length = length(common, cursor);
      var last = start.value() + length - 1;
      if (!start.isIndirect() && length != 0 && Long.compareUnsigned(last, start.value()) >= 0) {
        made.add(start.value(), length, entry.offset());
      }
    });
    made.sort();
    return made;
  }

  private interface EntryConsumer {
    void accept(FrameEntry entry, CommonInformation common);
  }

  /// Passes over terminators: linkers leave those of the files they join.
  private void forEach(EntryConsumer descriptions) {
    var known = new HashMap<Long, CommonInformation>();
    for (var cursor = block.cursor(0); cursor.hasMore(); ) {
      var entry = FrameEntry.read(cursor, kind);
      if (!entry.isTerminator() && !entry.isCommon(kind)) {
        descriptions.accept(entry, common(entry.commonOffset(kind), known));
      }
      cursor.seek(entry.end());
    }
  }

  private CommonInformation common(long offset, Map<Long, CommonInformation> known) {
    var found = known.get(offset);
    if (found == null) {
      found = commonAtOffset(offset);
      known.put(offset, found);
    }
    return found;
  }

  /// Gives all descriptions, in their order in the section.
  public void forEach(Consumer<FrameDescription> descriptions) {
    forEach((entry, common) -> descriptions.accept(description(entry, common)));
  }

  private CommonInformation commonAtOffset(long offset) {
    var cursor = block.cursor(offset);
    var entry = FrameEntry.read(cursor, kind);
    if (entry.isTerminator() || !entry.isCommon(kind)) {
      throw block.malformed(offset, "no common frame information, where a description names it");
    }
    return new CommonReader(bases, addressBytes)
        .read(entry, entry.upToEnd(block).cursor(cursor.offset()));
  }

  private FrameDescription descriptionAtOffset(long offset) {
    var cursor = block.cursor(offset);
    var entry = FrameEntry.read(cursor, kind);
    if (entry.isTerminator() || entry.isCommon(kind)) {
      throw block.malformed(offset, "no frame description, where the header names it");
    }
    return description(entry, commonAtOffset(entry.commonOffset(kind)));
  }

  private FrameDescription description(FrameEntry entry, CommonInformation common) {
    var cursor = entry.upToEnd(block).cursor(afterId(entry));
    cursor.skip(common.segmentBytes());
    var start = start(common, cursor);
    var length = length(common, cursor);
    var lsda = Optional.<EncodedPointer>empty();
    if (common.hasLengths()) {
      var size = cursor.count(1);
      var end = cursor.offset() + size;
      lsda =
          common
              .lsdaPointers()
              .filter(_ -> size > 0)
              .map(each -> each.read(cursor, bases, common.addressBytes(), start.value()))
              .filter(each -> each.value() != 0);
      cursor.seek(end);
    }
    return new FrameDescription(
        entry.offset(),
        common,
        FileAddress.of(start.value()),
        length,
        lsda,
        new FrameInstructions(cursor.block(), cursor.offset()),
        bases);
  }

  private long afterId(FrameEntry entry) {
    return entry.idOffset()
        + switch (kind) {
          case EH_FRAME -> 4;
          case DEBUG_FRAME -> entry.offsetBytes();
        };
  }

  private EncodedPointer start(CommonInformation common, Cursor cursor) {
    return common.pointers().read(cursor, bases, common.addressBytes(), 0);
  }

  private static long length(CommonInformation common, Cursor cursor) {
    return common
        .pointers()
        .withoutBase()
        .read(cursor, FrameBases.of(0), common.addressBytes(), 0)
        .value();
  }
}
