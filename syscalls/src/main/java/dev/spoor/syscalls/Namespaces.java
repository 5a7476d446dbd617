package dev.spoor.syscalls;

import dev.spoor.syscalls.value.Outcome.Note;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Kinds of namespaces, namespaces(7), and the flags of clone(2) that make a new one:
/// linux/sched.h.
enum Namespaces {
  CGROUP(0x0200_0000),
  IPC(0x0800_0000),
  MNT(0x0002_0000),
  NET(0x4000_0000),
  PID(0x2000_0000),
  TIME(0x0000_0080),
  USER(0x1000_0000),
  UTS(0x0400_0000);

  private static final List<Namespaces> ALL = List.of(values());

  private final String word = name().toLowerCase(java.util.Locale.ROOT);
  private final long flag;

  Namespaces(long flag) {
    this.flag = flag;
  }

  /// {@return remarks that name the namespaces whose flags are set, as the kernel names them}
  ///
  /// @param task whose they are; 0 for the calling one
  static List<Note> entered(Decorations decorations, int task, long flags) {
    var notes = new ArrayList<Note>();
    for (var kind : ALL) {
      if ((flags & kind.flag) != 0) {
        var name = decorations.namespace(task, kind.word).toString();
        if (!name.isEmpty()) {
          notes.add(
              new Note("", List.of(new Value.Worded(number(name), Value.Base.UNSIGNED, name))));
        }
      }
    }
    return notes;
  }

  /// {@return the number in `net:[4026531840]`; 0 if there is none}
  private static long number(String name) {
    var digits = name.replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
  }
}
