package dev.spoor.trace.pids;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.ProcessId;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.trace.options.ProcessDetail;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Set;

/// What numbers of processes stand for, as far as `--decode-pids` asks. Looked up in proc(5) at
/// each mention: tasks rename themselves, and numbers are given again.
public final class ProcessReferents {
  /// A name has at most 15 bytes, of kernel threads 63.
  private static final int MOST_BYTES = 64;

  private final String root;
  private final ProcTasks proc;
  private final boolean names;
  private final boolean outer;
  private final PidNamespaces namespaces;

  /// @param wanted what is asked for
  /// @param proc where proc(5) is mounted
  public ProcessReferents(Set<ProcessDetail> wanted, String proc) {
    root = proc;
    this.proc = new ProcTasks(proc);
    names = wanted.contains(ProcessDetail.COMM);
    outer = wanted.contains(ProcessDetail.PIDNS);
    namespaces = new PidNamespaces(proc);
  }

  /// {@return whether names are shown}
  public boolean showsNames() {
    return names;
  }

  /// {@return what the task `reader` means by the number `id`}
  public ProcessReferent of(Tid reader, ProcessId kind, int id) {
    var namespace = namespaces.foreign(reader);
    if (namespace.isEmpty()) {
      return new ProcessReferent(named(kind, id), 0);
    }
    var translated = namespaces.translate(namespace, reader, kind, id);
    return translated == 0
        ? ProcessReferent.UNKNOWN
        : new ProcessReferent(named(kind, translated), outer ? translated : 0);
  }

  private ByteString named(ProcessId kind, int id) {
    return names && kind == ProcessId.TASK && id > 0 ? name(Tid.of(id)) : ByteString.EMPTY;
  }

  /// {@return the name of the task that has the number `id` here, up to a line's end in it; empty
  /// if there is no such task}
  public ByteString name(Tid id) {
    return nameIn(proc.directory(id));
  }

  /// {@return the name of the task that has the number `shown` in proc(5), which is also what
  /// fdinfo has}
  public ByteString nameShown(String shown) {
    return nameIn(root + "/" + shown);
  }

  private static ByteString nameIn(String directory) {
    try (var file = new FileInputStream(directory + "/comm")) {
      var bytes = file.readNBytes(MOST_BYTES);
      var length = 0;
      while (length < bytes.length && bytes[length] != '\n') {
        length++;
      }
      return ByteString.of(bytes, 0, length);
    } catch (IOException gone) {
      return ByteString.EMPTY;
    }
  }
}
