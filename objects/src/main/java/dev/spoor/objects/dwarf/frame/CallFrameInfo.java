package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Section;
import dev.spoor.objects.elf.SectionType;
import dev.spoor.objects.elf.Segment;
import dev.spoor.objects.elf.SegmentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that an object says about unwinding. Valid as long as the object is open; may be used by
/// several threads.
///
/// @param sections those there are, the first that knows an address is asked about it
public record CallFrameInfo(List<FrameSection> sections) {
  /// Copies the list.
  public CallFrameInfo {
    sections = List.copyOf(sections);
  }

  /// {@return what `file` says}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if its table of sections is not what
  ///   it claims
  public static CallFrameInfo of(ObjectFile file) {
    var found = new ArrayList<FrameSection>();
    ehFrame(file).ifPresent(found::add);
    file.block(".debug_frame")
        .filter(block -> block.sizeBytes() > 0)
        .map(block -> FrameSection.debugFrame(block, file.header().elfClass().addressBytes()))
        .ifPresent(found::add);
    return new CallFrameInfo(found);
  }

  private static Optional<FrameSection> ehFrame(ObjectFile file) {
    var addressBytes = file.header().elfClass().addressBytes();
    var section = section(file, ".eh_frame");
    if (section.isEmpty()) {
      return bySegment(file, addressBytes);
    }
    var bases =
        new FrameBases(
            section.get().address().value(),
            addressOf(file, ".text"),
            addressOf(file, file.section(".got.plt").isPresent() ? ".got.plt" : ".got"));
    var frames = FrameSection.ehFrame(file.block(section.get()), bases, addressBytes);
    var header = section(file, ".eh_frame_hdr");
    return Optional.of(
        header.isPresent()
            ? frames.searchedBy(file.block(header.get()), header.get().address().value())
            : frames);
  }

  /// Of a file without sections the header is a segment, which says where the rest begins; where
  /// that ends is not said.
  private static Optional<FrameSection> bySegment(ObjectFile file, int addressBytes) {
    for (var segment : file.segments()) {
      if (segment.type().equals(SegmentType.GNU_EH_FRAME)) {
        var header =
            file.bytes()
                .slice(segment.bytes().offset(), segment.bytes().sizeBytes(), "frame header");
        var start = FrameSection.addressByHeader(header, segment.address().value(), addressBytes);
        return file.loadedAt(start)
            .map(loaded ->
                FrameSection.ehFrame(
                        upToEnd(file, loaded, start), FrameBases.of(start.value()), addressBytes)
                    .searchedBy(header, segment.address().value()));
      }
    }
    return Optional.empty();
  }

  private static Block upToEnd(ObjectFile file, Segment loaded, FileAddress start) {
    var before = start.value() - loaded.address().value();
    if (Long.compareUnsigned(before, loaded.bytes().sizeBytes()) > 0) {
      throw file.bytes().malformed(loaded.bytes().offset(), "frames behind the end of a segment");
    }
    return file.bytes()
        .slice(loaded.bytes().offset() + before, loaded.bytes().sizeBytes() - before, "frames");
  }

  private static long addressOf(ObjectFile file, String name) {
    return file.section(name).map(section -> section.address().value()).orElse(0L);
  }

  private static Optional<Section> section(ObjectFile file, String name) {
    return file.section(name).filter(section -> !section.type().equals(SectionType.NOBITS));
  }

  /// {@return the description of the code at `address`, if there is one}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it is not what it claims
  public Optional<FrameDescription> descriptionAt(FileAddress address) {
    for (var section : sections) {
      var found = section.descriptionAt(address);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
