package dev.spoor.repl.debuggee;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.catalog.Architectures;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.ObjectType;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.FileSpace;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.unwind.CallConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A program that does not run.
public final class FileTarget implements Target {
  private final ObjectFile file;
  private final FileSpace space;
  private final LinkageNames names;
  private final long bias;

  /// The same at other addresses: values that were looked at may be of it.
  private final Optional<FileTarget> former;

  private final DebugSearch search;
  private final Symbols symbols;
  private final Architecture architecture;

  private FileTarget(
      ObjectFile file,
      DebugSearch search,
      Architecture architecture,
      LinkageNames names,
      long bias,
      Optional<FileTarget> former) {
    this.file = file;
    this.search = search;
    this.architecture = architecture;
    this.names = names;
    this.bias = bias;
    this.former = former;
    this.space = new FileSpace(file, bias);
    this.symbols =
        Symbols.of(
            space,
            search.files(),
            names,
            space.memory(),
            CallConvention.of(architecture).orElseThrow());
  }

  /// Opens a program.
  ///
  /// @param typed how the user named it
  /// @throws CommandException if it is none, or for a CPU that is not known
  static FileTarget open(Path path, String typed, Surroundings surroundings, LinkageNames names) {
    if (!Files.exists(path)) {
      throw new CommandException(typed + ": No such file or directory.");
    }
    if (!Files.isRegularFile(path)) {
      throw new CommandException("`" + typed + "': not in executable format: not a regular file");
    }
    ObjectFile file;
    try {
      file = ObjectFile.open(path);
    } catch (IOException refused) {
      throw new CommandException(typed + ": " + reason(refused));
    } catch (MalformedObjectException _) {
      throw new CommandException(
          "\"" + typed + "\": not in executable format: file format not recognized");
    }
    var architecture = Architectures.ofElfMachine(file.header().machine().value());
    if (architecture.isEmpty()
        || CallConvention.of(architecture.get()).isEmpty()
        || file.header().type().equals(ObjectType.CORE)) {
      var machine = file.header().machine();
      var isCore = file.header().type().equals(ObjectType.CORE);
      file.close();
      throw new CommandException(
          isCore
              ? "\"" + typed + "\" is a core file.\nUse the \"core-file\" command for it."
              : "\"" + typed + "\": no debugging of programs for " + machine);
    }
    var search = DebugSearch.in(DebugDirectories.usual(), surroundings::variable);
    return new FileTarget(file, search, architecture.get(), names, 0, Optional.empty()).opened();
  }

  /// {@return how far it is from where its file has it}
  long bias() {
    return bias;
  }

  /// {@return the program where it was when it ran: what is said of it afterwards has the same
  /// addresses}
  FileTarget at(long place) {
    return place == bias
        ? this
        : new FileTarget(file, search, architecture, names, place, Optional.of(this)).opened();
  }

  /// Names are looked for in what has been opened.
  private FileTarget opened() {
    var _ = symbols.debugged().at(space.objects().getFirst().address(file.header().entry()));
    return this;
  }

  private static String reason(IOException refused) {
    return refused instanceof java.nio.file.AccessDeniedException
        ? "Permission denied."
        : String.valueOf(refused.getMessage());
  }

  /// {@return the file}
  public ObjectFile file() {
    return file;
  }

  @Override
  public <T> T look(Supplier<T> question) {
    return question.get();
  }

  @Override
  public boolean isLive() {
    return false;
  }

  @Override
  public Symbols symbols() {
    return symbols;
  }

  @Override
  public Memory memory() {
    return space.memory();
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public List<TargetThread> threads() {
    return List.of();
  }

  @Override
  public String program() {
    return file.name();
  }

  @Override
  public void close() {
    closeSymbols();
    search.close();
    file.close();
  }

  private void closeSymbols() {
    symbols.close();
    former.ifPresent(FileTarget::closeSymbols);
  }
}
