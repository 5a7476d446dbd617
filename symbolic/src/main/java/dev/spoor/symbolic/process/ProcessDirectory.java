package dev.spoor.symbolic.process;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The directory of one process, or of one of its tasks, under /proc.
public final class ProcessDirectory {
  private static final Path PROC = Path.of("/proc");

  private final Tid pid;
  private final Path path;

  private ProcessDirectory(Tid pid, Path path) {
    this.pid = pid;
    this.path = path;
  }

  /// {@return the directory of `pid`, whether or not there is such a process}
  public static ProcessDirectory of(Tid pid) {
    return new ProcessDirectory(pid, PROC.resolve(pid.toString()));
  }

  /// {@return all processes there are, by number}
  public static List<Tid> all() {
    return numbers(PROC);
  }

  /// {@return the process or task}
  public Tid pid() {
    return pid;
  }

  /// {@return whether it still exists, be it as a zombie}
  public boolean exists() {
    return Files.exists(path);
  }

  /// {@return the directory of one of its tasks}
  public ProcessDirectory task(Tid tid) {
    return new ProcessDirectory(tid, path.resolve("task").resolve(tid.toString()));
  }

  /// {@return its tasks, by number; none if it is gone}
  public List<Tid> tasks() {
    return numbers(path.resolve("task"));
  }

  private static List<Tid> numbers(Path directory) {
    var found = new ArrayList<Tid>();
    try (var entries = Files.newDirectoryStream(directory, "[0-9]*")) {
      for (var entry : entries) {
        found.add(Tid.of(Integer.parseInt(entry.getFileName().toString())));
      }
    } catch (IOException | DirectoryIteratorException gone) {
      return List.of();
    }
    found.sort(null);
    return List.copyOf(found);
  }

  /// {@return the line of `stat`, decoded}
  ///
  /// @throws ProcessAccessException if there is no such process
  public TaskStat stat() {
    return TaskStat.parse(bytes("stat"));
  }

  /// {@return the value behind `name:` in `status`, without blanks around it, or an empty string}
  ///
  /// @throws ProcessAccessException if there is no such process
  public String status(String name) {
    var text = new String(bytes("status"), StandardCharsets.ISO_8859_1);
    for (var line : text.lines().toList()) {
      if (line.startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  /// {@return the name of the task, at most 15 bytes, as prctl(PR_SET_NAME) left it}
  ///
  /// @throws ProcessAccessException if there is no such process
  public ByteString name() {
    var line = ByteString.of(bytes("comm"));
    return line.length() == 0 ? line : line.slice(0, line.length() - 1);
  }

  /// {@return the arguments with a NUL behind each, as the program has them now; nothing for kernel
  /// threads and zombies}
  ///
  /// @throws ProcessAccessException if there is no such process
  public ByteString commandLine() {
    return ByteString.of(bytes("cmdline"));
  }

  /// {@return what is mapped, by address; nothing for kernel threads and zombies}
  ///
  /// @throws ProcessAccessException if there is no such process or its memory is not for us
  public List<Mapping> mappings() {
    return Mapping.parse(bytes("maps"));
  }

  /// {@return the file that it executes, as the kernel names it}
  ///
  /// @throws ProcessAccessException if it has none or it is not for us to know
  public String program() {
    try {
      return Files.readSymbolicLink(path.resolve("exe")).toString();
    } catch (NoSuchFileException e) {
      if (exists()) {
        throw new ProcessAccessException(
            "process " + pid + " has no program: it is a kernel thread, or has ended");
      }
      throw failure("find the program of", e);
    } catch (IOException e) {
      throw failure("find the program of", e);
    }
  }

  /// Opens its memory.
  ///
  /// @throws ProcessAccessException if there is no such process, or its memory is not for us
  public MemoryFile memory() {
    try {
      return MemoryFile.open(path.resolve("mem"));
    } catch (IOException e) {
      throw failure("open the memory of", e);
    }
  }

  /// {@return the process's own view of the file system, as we see it}
  public Path root() {
    return path.resolve("root");
  }

  /// {@return where the file of a mapping may be opened, in this order: by the process's own file
  /// system, for it may be in another mount namespace; else by the mapping itself, which works for
  /// files that are gone but needs a privilege}
  List<Path> namesOf(Mapping mapping) {
    var names = new ArrayList<Path>();
    try {
      if (!mapping.isDeleted()) {
        names.add(seenFromHere(mapping.fileName()));
      }
    } catch (InvalidPathException notInThisCharset) {
      return List.of(mappedFile(mapping));
    }
    names.add(mappedFile(mapping));
    return names;
  }

  /// {@return where a file of the process's own view of the file system is in ours}
  Path seenFromHere(String file) {
    return Path.of(path + "/root" + file);
  }

  /// {@return a name for the mapped file that works even if its own is gone; it needs a privilege}
  Path mappedFile(Mapping mapping) {
    return path.resolve("map_files")
        .resolve(
            Long.toHexString(mapping.range().start().value())
                + "-"
                + Long.toHexString(mapping.range().end().value()));
  }

  private byte[] bytes(String file) {
    try {
      return Files.readAllBytes(path.resolve(file));
    } catch (IOException e) {
      throw failure("read " + file + " of", e);
    }
  }

  private ProcessAccessException failure(String operation, IOException e) {
    if (!exists()) {
      return new ProcessAccessException("there is no process " + pid);
    }
    if (e instanceof AccessDeniedException || isNotPermitted(e)) {
      return new ProcessAccessException(
          "not permitted to "
              + operation
              + " process "
              + pid
              + ": it belongs to another user, has privileges that this one lacks, or"
              + " /proc/sys/kernel/yama/ptrace_scope forbids it; try as root");
    }
    return new ProcessAccessException("cannot " + operation + " process " + pid + ": " + reason(e));
  }

  private static boolean isNotPermitted(IOException e) {
    return e instanceof FileSystemException failure
        && "Operation not permitted".equals(failure.getReason());
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : String.valueOf(e.getMessage());
  }
}
