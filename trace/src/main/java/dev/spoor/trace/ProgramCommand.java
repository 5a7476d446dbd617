package dev.spoor.trace;

import dev.spoor.engine.CallFilter;
import dev.spoor.engine.Command;
import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.SeccompUse;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.stack.CallStacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// How the program of a command line is launched: its file, its words, its environment, its user
/// and its filter.
///
/// @param diagnostics where it is said why it cannot be
record ProgramCommand(TraceOptions options, Surroundings surroundings, Diagnostics diagnostics) {
  /// Unwanted stops after which a program without `-f` is put under a filter: they cost about as
  /// much as the start of this command.
  private static final int CALLS_BEFORE_FILTER = 10_000;

  /// The most bytes of a name in a directory; linux/limits.h.
  private static final int NAME_MAX = 255;

  /// {@return the command; empty if there is no program, or none that can be launched}
  Optional<Command> command() {
    if (options.program().isEmpty()) {
      return Optional.empty();
    }
    var name = options.program().getFirst();
    var path = surroundings.variable("PATH").orElse(ByteString.of("/usr/local/bin:/usr/bin:/bin"));
    if (name.length() >= ProgramPath.PATH_MAX) {
      diagnostics.say("exec: File name too long");
      return Optional.empty();
    }
    var found = ProgramPath.find(name, path);
    if (found.isEmpty()) {
      var why = hasLongName(name.toString()) ? "File name too long" : "No such file or directory";
      diagnostics.say("Can't stat '" + name + "': " + why);
      return Optional.empty();
    }
    var words = new ArrayList<>(options.program());
    options.argv0().ifPresent(word -> words.set(0, word));
    var command = Command.of(found.get(), words).withWhatWas(surroundings.handedDown());
    return user(filtered(environment(waiting(command))));
  }

  /// Only a path is given to the kernel as it is: a word is looked for in each directory.
  private static boolean hasLongName(String path) {
    if (path.indexOf('/') < 0) {
      return false;
    }
    for (var name : path.split("/", -1)) {
      if (name.length() > NAME_MAX) {
        return true;
      }
    }
    return false;
  }

  private Command waiting(Command command) {
    return surroundings.waiting().isEmpty()
        ? command
        : command.inWaitingProcess(surroundings.waiting());
  }

  /// The program stops only at the calls that are shown, where that is possible.
  private Command filtered(Command command) {
    if (options.seccomp() == SeccompUse.REFUSED || options.calls().isAll()) {
      sayWhyUnfiltered(options.calls().isAll(), false);
      return command;
    }
    CallFilter.Wanted wanted = options.calls()::contains;
    if (options.showsStacks()) {
      wanted = CallStacks.with(wanted);
    }
    var filter = CallFilter.of(options.says(Message.IO_URING) ? HiddenWork.with(wanted) : wanted);
    var rights = OwnRights.read(Path.of("/proc/self/status"));
    var decision =
        FilterDecision.in(
            new FilterDecision.Circumstances(
                options.seccomp(),
                options.follow(),
                !filter.wantsAll()
                    && !showsLastNumber()
                    // A stop by a filter delivers no signal.
                    && !options.sendsSignals(),
                !options.processes().isEmpty() || options.release().leavesAlive(),
                rights.maySeccomp(),
                rights.mayTraceAll(),
                rights.isFiltered()));
    return switch (decision) {
      case NONE -> {
        sayWhyUnfiltered(
            filter.wantsAll(), !options.follow() && !(rights.mayTraceAll() && rights.maySeccomp()));
        yield command;
      }
      case FILTER -> command.withCallFilter(filter);
      case LATE_FILTER -> command.withLateCallFilter(filter, CALLS_BEFORE_FILTER);
      case FILTER_WITHOUT_NEW_PRIVILEGES -> command.withoutNewPrivileges().withCallFilter(filter);
    };
  }

  /// Signals' lines have the number of the call before.
  private boolean showsLastNumber() {
    return options.line().number()
        && (options.summary().isEmpty() || options.summary().get().withLines());
  }

  /// In strace's words.
  private void sayWhyUnfiltered(boolean nothingToFilter, boolean mustFollow) {
    if (options.seccomp() != SeccompUse.ASKED_FOR) {
      return;
    }
    if (mustFollow) {
      diagnostics.say("--seccomp-bpf cannot be used without -f/--follow-forks, disabling");
    } else if (nothingToFilter) {
      diagnostics.say(
          "Seccomp filter is requested but there are no syscalls to filter.  See -e trace to"
              + " filter syscalls.");
    }
  }

  private Optional<Command> user(Command command) {
    if (options.user().isEmpty()) {
      return Optional.of(command);
    }
    var name = options.user().get().toString();
    try {
      var user = UserAccount.named(name);
      if (user.isEmpty()) {
        diagnostics.say("Cannot find user '" + name + "'");
      }
      return user.map(known -> command.asUser(known.uid(), known.gid(), known.groups()));
    } catch (IOException | NumberFormatException unreadable) {
      diagnostics.say("Cannot find user '" + name + "': " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private Command environment(Command command) {
    if (options.environment().isEmpty()) {
      return command;
    }
    var entries = new ArrayList<>(surroundings.environment());
    for (var change : options.environment()) {
      change.apply(entries);
    }
    return command.withEnvironment(entries);
  }
}
