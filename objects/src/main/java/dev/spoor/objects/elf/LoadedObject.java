package dev.spoor.objects.elf;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import java.util.List;
import java.util.Optional;

/// An object at the place where it is loaded: the only one that turns a [FileAddress] into an
/// [Address] and back. It does not own the file.
///
/// @param file the object
/// @param bias what is added to the file's addresses: 0 for a program that is not
///   position-independent
public record LoadedObject(ObjectFile file, long bias) {
  private static final long PAGE_BYTES = 4096;

  /// Finds out where `file` is loaded from its first mapping.
  ///
  /// @param start where the mapping begins
  /// @param fileOffset which place of the file it shows there
  /// @return empty if no segment of the file begins on that page
  public static Optional<LoadedObject> mapped(ObjectFile file, Address start, long fileOffset) {
    for (var segment : file.segments()) {
      if (segment.type().equals(SegmentType.LOAD)
          && pageOf(segment.bytes().offset()) == fileOffset) {
        return Optional.of(
            new LoadedObject(file, start.value() - pageOf(segment.address().value())));
      }
    }
    return Optional.empty();
  }

  /// Reads what a process has in memory of an object: the vdso, or a library whose file is gone.
  /// The names that it exports are there, sections as a rule are not.
  ///
  /// @param name what messages call it
  /// @param base where the mapping with its header begins
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if there is no object, or one of more
  ///   than 64 MiB
  public static LoadedObject read(String name, Memory memory, Address base) {
    var image = MemoryImage.read(name, memory, base);
    return new LoadedObject(ObjectFile.of(name, image), image.bias());
  }

  /// {@return the build-id of the object whose header is at `base`, if it has one there}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if there is no object
  public static Optional<ByteString> buildIdAt(Memory memory, Address base) {
    return MemoryImage.buildId("memory at " + base, memory, base);
  }

  private static long pageOf(long value) {
    return value & -PAGE_BYTES;
  }

  /// {@return where `address` is in the process}
  public Address address(FileAddress address) {
    var moved = address.value() + bias;
    return Address.of(
        switch (file.header().elfClass()) {
          case ELF32 -> moved & 0xffff_ffffL;
          case ELF64 -> moved;
        });
  }

  /// {@return what the file calls `address`, whether or not it has such an address}
  public FileAddress fileAddress(Address address) {
    var moved = address.value() - bias;
    return FileAddress.of(
        switch (file.header().elfClass()) {
          case ELF32 -> moved & 0xffff_ffffL;
          case ELF64 -> moved;
        });
  }

  /// {@return the places in memory that have this name}
  public List<Symbol> symbolsNamed(String name) {
    return file.symbolsNamed(name).stream().filter(Symbol::hasAddress).toList();
  }

  /// {@return what is known of an address}
  public Optional<SymbolMatch> symbolAt(Address address) {
    return file.symbolAt(fileAddress(address));
  }
}
