package dev.spoor.objects.core;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.ObjectType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A core file. It must be closed; what was read from it before stays valid, except [#memory()].
/// May be used by several threads.
///
/// Each part is read when it is asked for; a damaged one does not harm the others.
public final class CoreFile implements AutoCloseable {
  private final ObjectFile object;
  private final Optional<Arena> files;
  private final Memory memory;
  private final Lazy<CoreNotes> notes;
  private final Lazy<List<MappedFile>> mappedFiles;

  private CoreFile(ObjectFile object, MappedContents contents, Optional<Arena> files) {
    if (!object.header().type().equals(ObjectType.CORE)) {
      throw object.bytes().malformed(0, "no core file, but of type " + object.header().type());
    }
    this.object = object;
    this.files = files;
    this.notes = new Lazy<>(() -> new CoreNotes(object.name(), object.header(), object.notes()));
    this.mappedFiles = new Lazy<>(() -> notes.get().mappedFiles());
    this.memory = new CompletedMemory(new CoreMemory(object), mappedFiles, contents);
  }

  /// Opens a core.
  ///
  /// @param sysroot below which the files are that the process had mapped: `/`, if it ran here
  /// @throws IOException if it cannot be opened or is no regular file
  /// @throws MalformedObjectException if it is no core file
  public static CoreFile open(Path path, Path sysroot) throws IOException {
    var object = ObjectFile.open(path);
    var arena = Arena.ofShared();
    try {
      var contents = new FilesUnder(sysroot, object.header().order(), arena);
      return new CoreFile(object, contents, Optional.of(arena));
    } catch (MalformedObjectException noCore) {
      arena.close();
      object.close();
      throw noCore;
    }
  }

  /// {@return `object` as a core; it is closed with it}
  ///
  /// @param contents what the files have that the process had mapped
  /// @throws MalformedObjectException if it is no core file
  public static CoreFile of(ObjectFile object, MappedContents contents) {
    return new CoreFile(object, contents, Optional.empty());
  }

  /// {@return the ELF file that it is}
  public ObjectFile object() {
    return object;
  }

  /// {@return the CPU, if there is a table of it}
  public Optional<Architecture> architecture() {
    return ThreadReader.architecture(new CoreNotes(object.name(), object.header(), List.of()));
  }

  /// {@return the threads, the one that died first}
  public List<CoreThread> threads() {
    return ThreadReader.read(notes.get());
  }

  /// {@return what the process was}
  public Optional<CoreProcess> process() {
    return notes.get().process();
  }

  /// {@return what the kernel told the program when it began, without the end}
  public List<AuxiliaryValue> auxiliaryVector() {
    return notes.get().auxiliaryVector();
  }

  /// {@return the first value of this type}
  ///
  /// @param type an `AT_` number
  public Optional<Long> auxiliary(long type) {
    for (var value : auxiliaryVector()) {
      if (value.type() == type) {
        return Optional.of(value.value());
      }
    }
    return Optional.empty();
  }

  /// {@return the files that were mapped, by address}
  public List<MappedFile> mappedFiles() {
    return mappedFiles.get();
  }

  /// {@return the memory of the process, for as long as this is open; writes do nothing}
  public Memory memory() {
    return memory;
  }

  @Override
  public void close() {
    files.ifPresent(Arena::close);
    object.close();
  }
}
