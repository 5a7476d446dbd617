package dev.spoor.trace;

import dev.spoor.trace.options.TipChoice;
import java.util.List;

/// What `--tips` shows: what Spoor can do that is easily missed.
final class Tips {
  private static final int WIDTH = 60;

  // Each in one line here; broken where it is shown.
  private static final List<String> ALL =
      """
      `spoor trace -h' lists all options; docs/STRACE.md says of each option of strace(1) what Spoor does with it.
      -o '|COMMAND' gives the trace to a shell command: -o '|grep -v ENOENT'.
      -p takes what pidof(1) prints: -p "$(pidof nginx)".
      -f follows children. -ff -o FILE gives each task a file of its own; `spoor merge-logs FILE' puts them together by time.
      -y shows what descriptors refer to; -yy also the addresses of sockets, the numbers of devices and the processes of pidfds.
      -Y shows the names of tasks behind their numbers.
      -z shows only calls that succeed, -Z only those that fail.
      -P /etc/passwd shows only the calls that access this file, by its name or by a descriptor.
      -e trace=/^sched_ takes a regular expression, %file a class, ?name a call that may be unknown, !name all others.
      -e trace=openat@32 means only the 32-bit call of that name.
      With -e trace= the kernel passes over all other calls, so the program hardly slows down; --no-seccomp stops at each.
      --seccomp-bpf lets the kernel pass over calls also where that takes NO_NEW_PRIVS.
      -c counts calls instead of showing them; -C does both. -S sorts the table, -U chooses its columns.
      -c measures the time on a CPU; -w measures the time that passes.
      --format=json writes an object a line, with numbers as numbers: docs/JSON.md.
      -e read=3 -e write=4 shows whole what goes through these descriptors, in hexadecimal and as text.
      -s 1000 shows more of strings; -v shows structures whole.
      -X raw shows numbers instead of names, -X verbose both: so a line can be compared with a header file.
      -e verbose=none shows structures as addresses, -e raw=ioctl the arguments of one call as numbers.
      -tt shows when, -r how long after the line before, -T how long a call took. All take a precision: --syscall-times=ns.
      -b execve lets a process go when it executes another program: to trace a shell and not what it starts.
      --syscall-limit=1000 lets everything go after a thousand calls.
      --cpu=share puts the program on the tracer's CPU, which spares wake-ups; docs/SPEED.md says when it can be noticed.
      -d says at the end how many stops there were, and what the tracer did for them.
      -E NAME=VALUE changes the environment of the program only, -u USER runs it as somebody else, --argv0 calls it by another name.
      --pidns-translation shows beside a number of a container the one that you know.
      A link to bin/strace, early in PATH, lets scripts that call strace use Spoor.
      """
          .lines()
          .toList();

  private Tips() {}

  /// {@return the chosen tip in a frame}
  ///
  /// @param any a number that decides where the user leaves the choice open
  static String text(TipChoice choice, long any) {
    var number = Long.remainderUnsigned(choice.id().orElse(any), ALL.size());
    var text = new StringBuilder();
    text.append(' ').append("_".repeat(WIDTH + 2)).append('\n');
    text.append('/').append(" ".repeat(WIDTH + 2)).append("\\\n");
    var line = new StringBuilder();
    for (var word : ALL.get((int) number).split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        end(line, text);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    end(line, text);
    text.append('\\').append("_".repeat(WIDTH + 2)).append("/\n");
    if (choice.full()) {
      // A spoor: the footprints of an animal.
      text.append(
          """
                                           o o            o o
                    o o            o o    ( O )          ( O )
                   ( O )          ( O )
          """);
    }
    return text.toString();
  }

  private static void end(StringBuilder line, StringBuilder text) {
    text.append("| ").append(line).append(" ".repeat(WIDTH - line.length())).append(" |\n");
    line.setLength(0);
  }
}
