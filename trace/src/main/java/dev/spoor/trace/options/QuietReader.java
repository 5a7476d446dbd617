package dev.spoor.trace.options;

import java.util.EnumSet;
import java.util.Set;

/// Collects the options of what is not said.
final class QuietReader {
  private final EnumSet<Message> quiet = EnumSet.noneOf(Message.class);
  private int letters;
  private boolean isSet;

  /// `-q`, once more
  void letter() {
    letters++;
  }

  /// `--quiet`
  void usual() {
    isSet = true;
    quiet(1);
  }

  /// `--quiet=WORDS`
  void only(String text) {
    var messages = OptionWords.members(text, "quiet", EnumSet.allOf(Message.class), Message::named);
    isSet = true;
    quiet.clear();
    quiet.addAll(messages);
  }

  private void quiet(int letters) {
    switch (letters) {
      case 0 -> {}
      case 1 -> quiet.addAll(EnumSet.of(Message.ATTACH, Message.PERSONALITY, Message.IO_URING));
      case 2 ->
          quiet.addAll(
              EnumSet.of(Message.ATTACH, Message.PERSONALITY, Message.IO_URING, Message.EXIT));
      // A path's resolution has been reported when such letters are counted.
      default -> quiet.addAll(EnumSet.complementOf(EnumSet.of(Message.PATH_RESOLUTION)));
    }
  }

  /// Both spellings cannot be meant.
  void refuseBoth() {
    if (isSet && letters > 0) {
      throw UsageException.together("-q and -e quiet/--quiet");
    }
  }

  /// {@return what is not said}
  ///
  /// @param isTerminalOfProgram whether the terminal is the traced program's: less is said there if
  ///   nothing is asked for
  Set<Message> finish(boolean isTerminalOfProgram) {
    quiet(letters);
    if (isTerminalOfProgram && !isSet) {
      quiet.addAll(EnumSet.of(Message.ATTACH, Message.PERSONALITY));
    }
    return quiet;
  }
}
