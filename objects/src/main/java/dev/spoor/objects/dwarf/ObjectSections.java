package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ObjectFile;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The sections of an ELF file, each made once.
final class ObjectSections implements DwarfSections {
  private final ObjectFile file;
  private final ConcurrentMap<String, Block> made = new ConcurrentHashMap<>();

  ObjectSections(ObjectFile file) {
    this.file = file;
  }

  @Override
  public Block section(String name) {
    return made.computeIfAbsent(name, this::make);
  }

  private Block make(String name) {
    var called = file.name() + ": " + name;
    return file.block(name).orElseGet(() -> Block.empty(called));
  }
}
