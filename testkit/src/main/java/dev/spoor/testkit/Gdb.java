package dev.spoor.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/// The installed gdb(1), to compare with.
public final class Gdb {
  private static final String CANNOT_WRITE = "Couldn't write extended state status";

  /// It is killed after so many seconds; where it cannot write registers it asks some conditions
  /// again for ever, and is given fewer.
  private static final int MOST_SECONDS = 120;

  private static final int MOST_SECONDS_OF_ONE_THAT_CANNOT = 10;

  private static final class OfThisMachine {
    static final boolean CAN_WRITE =
        canWrite(
            Shell.run(
                    "gdb",
                    "-nx",
                    "-batch",
                    "-ex",
                    "starti",
                    "-ex",
                    "print $xmm0.v4_int32[0] = 1",
                    "/bin/true")
                .stderr());
  }

  private Gdb() {}

  /// Runs a session to its end.
  ///
  /// @param command `gdb` and its arguments
  /// @throws TestAbortedException if this gdb cannot do on this CPU what it is asked for
  public static Shell.Outcome run(List<String> command) {
    Requirement.program(command.getFirst());
    var most = OfThisMachine.CAN_WRITE ? MOST_SECONDS : MOST_SECONDS_OF_ONE_THAT_CANNOT;
    var words = new ArrayList<>(List.of("timeout", "-s", "KILL", String.valueOf(most)));
    words.addAll(command);
    var outcome = Shell.run(words, "", Map.of());
    if (!canWrite(outcome.stdout() + outcome.stderr())) {
      throw new TestAbortedException("gdb cannot write registers of this CPU");
    }
    return outcome;
  }

  /// {@return whether the installed gdb has room for the whole extended state of this CPU}
  public static boolean knowsThisCpu() {
    return OfThisMachine.CAN_WRITE;
  }

  /// {@return whether gdb says nothing of registers that it could not write}
  ///
  /// gdb 13 has room for 2,696 bytes of the x86's extended state. The kernel takes no less than all
  /// of it (`xstateregs_set` of arch/x86/kernel/fpu/regset.c), 11,008 bytes on CPUs with AMX. gdb
  /// can then neither call functions nor assign to registers of vectors and the x87.
  public static boolean canWrite(String said) {
    return !said.contains(CANNOT_WRITE);
  }
}
