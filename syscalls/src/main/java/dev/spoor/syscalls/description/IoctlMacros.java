package dev.spoor.syscalls.description;

import java.util.List;
import java.util.Optional;

/// Commands that a macro with parameters makes: `EVIOCGBIT(EV_KEY, 8)`. The bits of a command that
/// the parameters are in may be anything.
public final class IoctlMacros {
  private static final int WRITE = 1;
  private static final int READ = 2;

  private static final List<Macro> MACROS =
      List.of(
          new Macro("EVIOCGNAME", READ, 'E', 0x06, 1, "", true),
          new Macro("EVIOCGPHYS", READ, 'E', 0x07, 1, "", true),
          new Macro("EVIOCGUNIQ", READ, 'E', 0x08, 1, "", true),
          new Macro("EVIOCGPROP", READ, 'E', 0x09, 1, "", true),
          new Macro("EVIOCGMTSLOTS", READ, 'E', 0x0a, 1, "", true),
          new Macro("EVIOCGKEY", READ, 'E', 0x18, 1, "", true),
          new Macro("EVIOCGLED", READ, 'E', 0x19, 1, "", true),
          new Macro("EVIOCGSND", READ, 'E', 0x1a, 1, "", true),
          new Macro("EVIOCGSW", READ, 'E', 0x1b, 1, "", true),
          new Macro("EVIOCGBIT", READ, 'E', 0x20, 0x20, "evtype", true),
          new Macro("EVIOCGABS", READ, 'E', 0x40, 0x40, "evabs", false),
          new Macro("EVIOCSABS", WRITE, 'E', 0xc0, 0x40, "evabs", false),
          new Macro("MIXER_READ", READ, 'M', 0, 0x100, "number", false),
          new Macro("MIXER_WRITE", WRITE, 'M', 0, 0x100, "number", false));

  private IoctlMacros() {}

  /// One macro: which commands it makes.
  ///
  /// @param first the lowest number of a command
  /// @param count how many numbers there are
  /// @param table what the number is, less the lowest; nothing if it is no parameter
  /// @param sized whether the size is a parameter
  public record Macro(
      String name, int direction, int type, int first, int count, String table, boolean sized) {
    private boolean makes(int command) {
      var number = number(command);
      return command >>> 30 == direction
          && (command >> 8 & 0xff) == type
          && number >= 0
          && number < count;
    }

    /// {@return the command's number, counted from the lowest one}
    public int number(int command) {
      return (command & 0xff) - first;
    }

    /// {@return the command's size}
    public static int size(int command) {
      return command >> 16 & 0x3fff;
    }
  }

  /// {@return the macro that makes `command`}
  public static Optional<Macro> of(int command) {
    for (var macro : MACROS) {
      if (macro.makes(command)) {
        return Optional.of(macro);
      }
    }
    return Optional.empty();
  }
}
