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

  @Override
  public Block stored(String name) {
    return file.storedBlock(name).orElseGet(() -> empty(name));
  }

  private Block make(String name) {
    return file.block(name).orElseGet(() -> empty(name));
  }

  private Block empty(String name) {
    return Block.empty(file.name() + ": " + name);
  }
}
