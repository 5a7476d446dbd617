package dev.spoor.repl.stops;

import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What stands behind `break`: a place, a thread, a condition.
///
/// @param place empty for where the program is
/// @param thread the number of the only thread that is stopped
/// @param condition empty for none
record BreakArguments(String place, OptionalInt thread, String condition) {
  private static final Pattern CONDITION = Pattern.compile("(^|\\s)if(\\s|(?=\\())");
  private static final Pattern THREAD = Pattern.compile("(^|\\s)thread\\s+(\\S+)\\s*$");

  static BreakArguments parse(String text) {
    var rest = text;
    var condition = "";
    var found = CONDITION.matcher(text);
    if (found.find()) {
      condition = text.substring(found.end()).strip();
      rest = text.substring(0, found.start()).strip();
      if (condition.isEmpty()) {
        throw new CommandException("Argument required (expression to compute).");
      }
    }
    var thread = THREAD.matcher(rest);
    if (thread.find()) {
      var number = Numbers.number(thread.group(2));
      return new BreakArguments(
          rest.substring(0, thread.start()).strip(), OptionalInt.of(number), condition);
    }
    return new BreakArguments(rest.strip(), OptionalInt.empty(), condition);
  }
}
