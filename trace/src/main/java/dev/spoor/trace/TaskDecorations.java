package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.Decorations;
import dev.spoor.syscalls.ProcessId;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.trace.pids.ProcessReferents;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What a task's numbers refer to.
///
/// @param task whose numbers they are; its tid and its files are asked for at each question
/// @param referents what is said of descriptors; empty if nothing
/// @param contexts tells SELinux contexts; empty if they are not shown
/// @param processes what is said of numbers of processes; empty if nothing
/// @param vcpus whether it is said why virtual CPUs have stopped
/// @param namespaces whether it is said which namespaces tasks enter
/// @param complaints takes what the user should know of memory that cannot be read
record TaskDecorations(
    TracedTask task,
    NetlinkSockets sockets,
    NetworkInterfaces interfaces,
    MachineStart start,
    Optional<DescriptorReferents> referents,
    Optional<SecurityContexts> contexts,
    Optional<ProcessReferents> processes,
    boolean vcpus,
    boolean namespaces,
    Consumer<String> complaints)
    implements Decorations {
  /// How the kernel's names of files begin that are in no file system.
  private static final String ANONYMOUS = "anon_inode:";

  @Override
  public Referent descriptor(int fd) {
    return task.files.isPresent() ? told(task.files.get(), fd) : Referent.UNKNOWN;
  }

  private Referent told(TaskFiles files, int fd) {
    var referent = referents.isPresent() ? referents.get().of(files, fd) : Referent.UNKNOWN;
    return contexts.isPresent() && fd >= 0
        ? referent.in(contexts.get().descriptor(files, fd))
        : referent;
  }

  @Override
  public boolean tellsContexts() {
    return contexts.isPresent();
  }

  @Override
  public ByteString fileContext(int directory, ByteString path) {
    return contexts.isPresent() && task.files.isPresent()
        ? contexts.get().file(task.files.get(), directory, path)
        : ByteString.EMPTY;
  }

  @Override
  public Referent descriptorOf(int process, int fd) {
    return isAsked() && task.files.isPresent() && process > 0
        ? foreign(task.files.get().ofProcess(process), fd)
        : Referent.UNKNOWN;
  }

  @Override
  public Referent descriptorBehind(int pidfd, int fd) {
    return isAsked() && task.files.isPresent() && pidfd >= 0
        ? foreign(task.files.get().behind(pidfd), fd)
        : Referent.UNKNOWN;
  }

  private boolean isAsked() {
    return referents.isPresent() || contexts.isPresent();
  }

  private Referent foreign(Optional<TaskFiles> files, int fd) {
    return files.isPresent() && fd >= 0 ? told(files.get(), fd) : Referent.UNKNOWN;
  }

  @Override
  public ByteString workingDirectory() {
    return referents.isPresent() && task.files.isPresent()
        ? referents.get().workingDirectory(task.files.get())
        : ByteString.EMPTY;
  }

  @Override
  public OptionalLong vcpuArea(int fd) {
    return vcpus && task.files.isPresent() ? task.files.get().mapping(fd) : OptionalLong.empty();
  }

  @Override
  public ByteString namespace(int number, String kind) {
    if (!namespaces || task.files.isEmpty()) {
      return ByteString.EMPTY;
    }
    var own = task.files.get();
    var files = number == 0 ? Optional.of(own) : own.ofProcess(number);
    return files.isPresent() ? files.get().namespace(kind) : ByteString.EMPTY;
  }

  @Override
  public void cutShort(long address, int got, int wanted) {
    complaints.accept(
        "short read ("
            + got
            + " < "
            + wanted
            + ") @0x"
            + Long.toHexString(address)
            + ": Bad address");
  }

  @Override
  public ProcessReferent process(ProcessId kind, int id) {
    return processes.isPresent() ? processes.get().of(task.tid, kind, id) : ProcessReferent.UNKNOWN;
  }

  @Override
  public Optional<String> anonymousInode(int fd) {
    if (task.files.isEmpty() || fd < 0) {
      return Optional.empty();
    }
    var link = task.files.get().link(fd).toString();
    return link.startsWith(ANONYMOUS)
        ? Optional.of(link.substring(ANONYMOUS.length()))
        : Optional.empty();
  }

  @Override
  public OptionalLong started() {
    return start.nanoseconds();
  }

  @Override
  public OptionalInt netlinkProtocol(int fd) {
    return sockets.protocol(task.tid, fd);
  }

  @Override
  public ByteString networkInterface(int index) {
    return interfaces.name(index);
  }
}
