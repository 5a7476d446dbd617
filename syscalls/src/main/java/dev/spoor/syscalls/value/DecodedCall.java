package dev.spoor.syscalls.value;

import dev.spoor.machine.linux.Abi;
import java.util.List;
import java.util.Optional;

/// A system call as it was made: what was asked and, once it is over, what came of it.
///
/// @param number as the kernel got it
/// @param name from the ABI's table; `syscall_0x1ff` for a number that has none
/// @param arguments those that are shown; of a call that is not over the last ones may be
///   [Value.Pending]
public record DecodedCall(
    Abi abi, long number, String name, List<Argument> arguments, Outcome outcome) {
  /// Copies the list.
  public DecodedCall {
    arguments = List.copyOf(arguments);
  }

  /// {@return the argument called `name`, if there is one}
  public Optional<Value> argument(String name) {
    for (var argument : arguments) {
      if (argument.name().equals(name)) {
        return Optional.of(argument.value());
      }
    }
    return Optional.empty();
  }

  /// {@return how many leading arguments are known completely}
  public int knownArguments() {
    var known = 0;
    while (known < arguments.size() && isKnown(arguments.get(known).value())) {
      known++;
    }
    return known;
  }

  private static boolean isKnown(Value value) {
    return switch (value) {
      case Value.Pending _ -> false;
      case Value.InOut inOut -> isKnown(inOut.exit());
      case Value.Pointee pointee -> isKnown(pointee.value());
      case Value.Int _,
          Value.Symbols _,
          Value.Text _,
          Value.Abstract _,
          Value.Bytes _,
          Value.Pointer _,
          Value.Unreadable _,
          Value.Struct _,
          Value.Array _,
          Value.Members _,
          Value.Fd _,
          Value.Pid _,
          Value.Expression _,
          Value.Worded _,
          Value.Commented _,
          Value.Labelled _,
          Value.Described _,
          Value.Shifted _,
          Value.Sum _,
          Value.Indexed _ ->
          true;
    };
  }
}
