package dev.spoor.symbolic;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.FilesBeside;
import dev.spoor.objects.dwarf.KeptSections;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.objects.separate.SeparateFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where an object's debugging information is: in itself or in a file of its own, with what that
/// has in common with others, and split units.
///
/// It owns the files that it opened and must be closed; the object itself is left open.
public final class ObjectDebugInfo implements AutoCloseable {
  private static final String INFO = ".debug_info";

  private final List<Runnable> closings = new ArrayList<>();
  private Optional<ObjectFile> separate = Optional.empty();
  private Optional<DebugInfo> info = Optional.empty();
  private Optional<SourceLocations> locations = Optional.empty();

  private ObjectDebugInfo() {}

  /// {@return what there is of `object`; nothing, if it or the file with it is damaged. The
  /// information is read when something is asked of it}
  ///
  /// @param files finds what is not in the object itself
  public static ObjectDebugInfo of(ObjectFile object, DebugFiles files) {
    var found = new ObjectDebugInfo();
    try {
      found.find(object, files);
      return found;
    } catch (InvalidPathException | MalformedObjectException unusable) {
      found.close();
      return new ObjectDebugInfo();
    }
  }

  private void find(ObjectFile object, DebugFiles files) {
    var path = Path.of(object.name());
    var holder = object;
    var place = path;
    if (!object.hasBlock(INFO)) {
      var search = files.debugFileOf(object, path).found();
      if (search.isEmpty()) {
        return;
      }
      holder = kept(search.get());
      place = search.get().path();
      separate = Optional.of(holder);
    }
    if (holder.hasBlock(INFO)) {
      var alternate = files.alternateOf(holder, place).found().map(this::kept);
      // A program's split units lie beside the program, wherever its other information is.
      var split = new FilesBeside(path, alternate.map(DwarfSections::of));
      closings.add(split::close);
      var sections = new KeptSections(holder, files.kept());
      closings.add(sections::close);
      var read = DebugInfo.of(sections, split);
      var kept = files.kept().of(holder);
      closings.add(kept::close);
      info = Optional.of(read);
      locations = Optional.of(SourceLocations.of(read, kept));
    }
  }

  private ObjectFile kept(SeparateFile file) {
    closings.add(file::close);
    return file.file();
  }

  /// {@return the information, if there is any}
  public Optional<DebugInfo> info() {
    return info;
  }

  /// {@return the functions and lines that it knows, if there is any}
  public Optional<SourceLocations> locations() {
    return locations;
  }

  /// {@return the file that has it instead of the object, also if there are only symbols in it}
  public Optional<ObjectFile> separate() {
    return separate;
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
  }
}
