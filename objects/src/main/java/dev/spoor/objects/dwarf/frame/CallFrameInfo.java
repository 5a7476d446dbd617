package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Section;
import dev.spoor.objects.elf.SectionType;
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
    section(file, ".debug_frame")
        .map(section ->
            FrameSection.debugFrame(block(file, section), file.header().elfClass().addressBytes()))
        .ifPresent(found::add);
    return new CallFrameInfo(found);
  }

  private static Optional<FrameSection> ehFrame(ObjectFile file) {
    var addressBytes = file.header().elfClass().addressBytes();
    var section = section(file, ".eh_frame");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    var bases =
        new FrameBases(
            section.get().address().value(),
            addressOf(file, ".text"),
            addressOf(file, file.section(".got.plt").isPresent() ? ".got.plt" : ".got"));
    var frames = FrameSection.ehFrame(block(file, section.get()), bases, addressBytes);
    var header = section(file, ".eh_frame_hdr");
    return Optional.of(
        header.isPresent()
            ? frames.searchedBy(block(file, header.get()), header.get().address().value())
            : frames);
  }

  private static long addressOf(ObjectFile file, String name) {
    return file.section(name).map(section -> section.address().value()).orElse(0L);
  }

  private static Optional<Section> section(ObjectFile file, String name) {
    return file.section(name).filter(section -> !section.type().equals(SectionType.NOBITS));
  }

  private static Block block(ObjectFile file, Section section) {
    return Block.of(
        file.name() + ": " + section.name(), file.bytes(section), file.header().order());
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
