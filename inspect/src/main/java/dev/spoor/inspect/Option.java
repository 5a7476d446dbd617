package dev.spoor.inspect;

/// An option of a command.
///
/// @param letter its short form: `n` for `-n`
/// @param word its long form without the dashes
/// @param takesValue whether a value follows
public record Option(char letter, String word, boolean takesValue) {
  /// Every command has it.
  public static final Option HELP = flag('h', "help");

  /// {@return an option without a value}
  public static Option flag(char letter, String word) {
    return new Option(letter, word, false);
  }

  /// {@return an option that is followed by a value}
  public static Option valued(char letter, String word) {
    return new Option(letter, word, true);
  }

  @Override
  public String toString() {
    return "-" + letter;
  }
}
