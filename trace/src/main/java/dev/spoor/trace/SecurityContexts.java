package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.foreign.FileLabels;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.ContextDetail;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// SELinux contexts of files and tasks, as far as `--secontext` asks: of a file its extended
/// attribute, of a task its `attr/current` in proc(5). Where nothing has one, nothing is said. They
/// are read at each mention: anybody with the rights may change them at any time.
final class SecurityContexts implements AutoCloseable {
  private static final String ATTRIBUTE = "security.selinux";
  private static final int MOST_BYTES = 4096;

  /// A context is `user:role:type` and perhaps `:level`.
  private static final int TYPE = 2;

  private final ProcTasks proc;
  private final boolean full;
  private final boolean mismatch;

  /// Opened when it is first asked, by the thread that asks.
  private Optional<FileLabels> policy = Optional.empty();

  SecurityContexts(Set<ContextDetail> wanted) {
    this(wanted, "/proc");
  }

  /// @param root where proc(5) is mounted
  SecurityContexts(Set<ContextDetail> wanted, String root) {
    proc = new ProcTasks(root);
    full = wanted.contains(ContextDetail.FULL);
    mismatch = wanted.contains(ContextDetail.MISMATCH);
  }

  /// {@return the context of what a task has open as `fd`; empty if it has none}
  ByteString descriptor(TaskFiles files, int fd) {
    var context = bare(files.attribute(fd, ATTRIBUTE));
    return context.length() > 0 && mismatch ? compared(context, files.link(fd)) : shown(context);
  }

  /// {@return the context of the file that a task calls `path`; empty if it has none}
  ///
  /// @param directory the descriptor where a relative path begins; negative: the working directory
  ByteString file(TaskFiles files, int directory, ByteString path) {
    var context = bare(files.attribute(directory, path, ATTRIBUTE));
    if (context.length() == 0 || !mismatch) {
      return shown(context);
    }
    var absolute = path.length() > 0 && path.at(0) == '/';
    var base = directory < 0 ? files.workingDirectory() : files.link(directory);
    return compared(context, absolute ? path : ByteString.of(base + "/" + path));
  }

  /// {@return the context of a task; empty if it has none}
  ByteString task(Tid task) {
    try (var file = new FileInputStream(proc.directory(task) + "/attr/current")) {
      return shown(bare(ByteString.of(file.readNBytes(MOST_BYTES))));
    } catch (IOException none) {
      // Where no security module has contexts, the file is there and cannot be read.
      return ByteString.EMPTY;
    }
  }

  /// Without what ends it: a NUL, and a newline where the policy's writer left one.
  private static ByteString bare(ByteString attribute) {
    var end = 0;
    while (end < attribute.length() && attribute.at(end) != 0) {
      end++;
    }
    while (end > 0 && attribute.at(end - 1) == '\n') {
      end--;
    }
    return attribute.slice(0, end);
  }

  private ByteString shown(ByteString context) {
    return full ? context : type(context);
  }

  private static ByteString type(ByteString context) {
    var start = 0;
    var fields = 0;
    for (var i = 0; i < context.length(); i++) {
      if (context.at(i) == ':') {
        if (fields == TYPE) {
          return context.slice(start, i);
        }
        fields++;
        start = i + 1;
      }
    }
    return fields == TYPE ? context.slice(start, context.length()) : context;
  }

  /// Two contexts with two exclamation marks between them, if what is shown of them differs.
  private ByteString compared(ByteString context, ByteString name) {
    var has = shown(context);
    var expected = shown(ByteString.of(expected(name)));
    return expected.length() == 0 || expected.equals(has)
        ? has
        : ByteString.of(has + "!!" + expected);
  }

  private String expected(ByteString name) {
    try {
      var path = Path.of(name.toString()).toRealPath();
      if (policy.isEmpty()) {
        policy = Optional.of(new FileLabels());
      }
      return Files.getAttribute(path, "unix:mode") instanceof Integer mode
          ? policy.get().expected(path.toString(), mode)
          : "";
    } catch (IOException | InvalidPathException unknown) {
      return "";
    }
  }

  @Override
  public void close() {
    policy.ifPresent(FileLabels::close);
  }
}
