package dev.spoor.trace.options;

import dev.spoor.engine.CpuUse;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.DecodeOptions;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.trace.inject.InjectionRule;
import dev.spoor.trace.where.Where;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `spoor trace` was asked to do.
///
/// @param program the program to launch and its arguments; empty if none
/// @param processes what to attach to
/// @param descendants whether all that descends from them is attached to as well
/// @param environment changes to the launched program's environment, in order
/// @param user whom the launched program runs as (`-u`)
/// @param argv0 what the launched program gets as `argv[0]`, if not its name
/// @param release when programs are let go
/// @param follow whether children are traced too
/// @param separately whether each task has a file of its own (`-ff`)
/// @param output the file, or, behind `|` or `!`, the shell command, that the trace goes to; empty:
///   standard error
/// @param append whether that file is added to
/// @param rotation when that file becomes an older part of the trace and another one is begun;
///   empty: never
/// @param calls which calls are shown
/// @param signals which signals are shown
/// @param statuses which outcomes of calls are shown
/// @param quiet which messages are left out
/// @param read the descriptors of which all that is read from them is shown
/// @param written the descriptors of which all that is written to them is shown
/// @param abbreviated of which calls long structures and arrays are shown in part
/// @param times which times lines have
/// @param line what else lines have
/// @param decode how much of a call is decoded
/// @param style how values are written
/// @param summary the table of counts, if that is wanted instead of lines
/// @param tree whether there is a tree of the processes at the end
/// @param format how events are written
/// @param descriptors what is said of descriptors
/// @param processNumbers what is said of numbers of processes
/// @param contexts what is said of SELinux contexts; empty: nothing
/// @param vcpus whether it is said why virtual CPUs have stopped (`-e kvm=vcpu`)
/// @param namespaces whether it is said which namespaces tasks enter (`-e namespace=new`)
/// @param accesses which calls are shown by what they access
/// @param where what is to hold for calls that are shown, if anything is
/// @param seccomp what is said about a seccomp filter
/// @param cpuUse how the wake-up of idle CPUs is avoided
/// @param debug whether it is said at the end what the tracing took
/// @param tip which tip is shown at the end; empty if none
/// @param injections what is done to calls; of two for the same call the last one counts
/// @param stacks what is shown of the stacks of calls and signals; empty: nothing
public record TraceOptions(
    List<ByteString> program,
    List<Tid> processes,
    boolean descendants,
    List<EnvironmentChange> environment,
    Optional<ByteString> user,
    Optional<ByteString> argv0,
    Release release,
    boolean follow,
    boolean separately,
    Optional<ByteString> output,
    boolean append,
    Optional<Rotation> rotation,
    CallSelection calls,
    SignalSelection signals,
    Set<CallStatus> statuses,
    Set<Message> quiet,
    DescriptorSelection read,
    DescriptorSelection written,
    CallSelection abbreviated,
    Times times,
    LineParts line,
    DecodeOptions decode,
    TextStyle style,
    Optional<SummaryOptions> summary,
    Tree tree,
    Format format,
    Set<DescriptorDetail> descriptors,
    Set<ProcessDetail> processNumbers,
    Optional<Set<ContextDetail>> contexts,
    boolean vcpus,
    boolean namespaces,
    AccessSelection accesses,
    Optional<Where> where,
    SeccompUse seccomp,
    CpuUse cpuUse,
    boolean debug,
    Optional<TipChoice> tip,
    List<InjectionRule> injections,
    Optional<StackTraces> stacks) {
  /// How events are written.
  public enum Format {
    /// As strace(1) does.
    TEXT,
    /// A JSON object a line.
    JSON
  }

  /// The tree of the processes.
  public enum Tree {
    /// There is none.
    NONE,
    /// Instead of lines.
    ALONE,
    /// Behind the lines.
    BEHIND
  }

  /// What a line has besides times and the call.
  ///
  /// @param instructionPointer `-i`
  /// @param number `-n`
  /// @param pid whether the number of the task is there also when there is but one
  /// @param column where results begin, counted from 0 (`-a`)
  /// @param whole whether a call has one line, written when it ends (`--whole-lines`)
  public record LineParts(
      boolean instructionPointer, boolean number, boolean pid, int column, boolean whole) {
    static final LineParts DEFAULT = new LineParts(false, false, false, 40, false);
  }

  /// Copies the collections.
  public TraceOptions {
    program = List.copyOf(program);
    processes = List.copyOf(processes);
    environment = List.copyOf(environment);
    statuses = Set.copyOf(statuses);
    quiet = Set.copyOf(quiet);
    descriptors = Set.copyOf(descriptors);
    processNumbers = Set.copyOf(processNumbers);
    contexts = contexts.map(Set::copyOf);
    injections = List.copyOf(injections);
  }

  /// {@return whether an output is a shell command that reads the trace, rather than a file}
  public static boolean isCommand(ByteString output) {
    return output.length() > 0 && (output.at(0) == '|' || output.at(0) == '!');
  }

  /// {@return whether calls with this outcome are shown}
  public boolean shows(CallStatus status) {
    return statuses.contains(status);
  }

  /// {@return whether a call's outcome decides if it is shown, so that it must be waited for}
  public boolean waitsForOutcome() {
    return statuses.size() < CallStatus.values().length;
  }

  /// {@return whether a signal is sent at some calls}
  public boolean sendsSignals() {
    for (var rule : injections) {
      if (rule.signal().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// {@return whether there are lines that stacks are shown with}
  public boolean showsStacks() {
    return stacks.isPresent()
        && (summary.isPresent() ? summary.get().withLines() : tree != Tree.ALONE);
  }

  /// {@return whether the message is wanted}
  public boolean says(Message message) {
    return !quiet.contains(message);
  }
}
