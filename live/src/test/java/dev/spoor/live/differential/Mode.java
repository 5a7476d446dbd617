package dev.spoor.live.differential;

import java.util.List;
import java.util.regex.Pattern;

/// A way of tracing in which every program of programs.txt is compared; `-f` is always there.
enum Mode {
  FOLLOWED(),
  PATHS("-y"),
  WHOLE("-v"),
  RAW("-X", "raw"),
  TIMES("-tt");

  private static final Pattern TIME = Pattern.compile("^(\\d+ +)\\d\\d:\\d\\d:\\d\\d\\.\\d{6} ");

  private final List<String> options;

  Mode(String... options) {
    this.options = List.of(options);
  }

  List<String> options() {
    return options;
  }

  /// {@return a line without what is never the same; a line that has no time where all have is
  /// marked}
  static String timeless(List<String> options, String line) {
    if (!options.contains("-tt")) {
      return line;
    }
    var time = TIME.matcher(line);
    return time.find() ? time.replaceFirst("$1") : line + " [no time]";
  }
}
