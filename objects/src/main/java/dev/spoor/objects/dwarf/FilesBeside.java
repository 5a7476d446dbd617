package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/// Finds split units in the file system: in a package beside the program whose name has `.dwp`
/// behind it, in the `.dwo` file that the skeleton names, or in one with that name beside the
/// program.
///
/// It owns the files that it opened and must be closed. May be used by several threads.
public final class FilesBeside implements RelatedFiles, AutoCloseable {
  private final Path program;
  private final Optional<DwarfSections> supplementary;
  private final ConcurrentMap<Path, Optional<DwarfSections>> found = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<ObjectFile> opened = new ConcurrentLinkedQueue<>();

  /// @param program the file with the skeletons
  public FilesBeside(Path program) {
    this(program, Optional.empty());
  }

  /// @param program the file with the skeletons
  /// @param supplementary what it shares with others, if that was found
  public FilesBeside(Path program, Optional<DwarfSections> supplementary) {
    this.program = program;
    this.supplementary = supplementary;
  }

  @Override
  public Optional<DwarfSections> supplementary() {
    return supplementary;
  }

  @Override
  public Optional<DwarfSections> split(String name, String directory, long identity) {
    return sections(program.resolveSibling(program.getFileName() + ".dwp"))
        .or(() -> sections(Path.of(directory).resolve(name)))
        .or(() -> sections(program.resolveSibling(Path.of(name).getFileName())));
  }

  private Optional<DwarfSections> sections(Path path) {
    return found.computeIfAbsent(path, this::open);
  }

  /// A file that is missing or is something else has nothing to say.
  private Optional<DwarfSections> open(Path path) {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      var file = ObjectFile.open(path);
      opened.add(file);
      return Optional.of(DwarfSections.of(file));
    } catch (IOException | MalformedObjectException _) {
      return Optional.empty();
    }
  }

  /// Closes the files that were found: nothing of them can be read any more.
  @Override
  public void close() {
    opened.forEach(ObjectFile::close);
  }
}
