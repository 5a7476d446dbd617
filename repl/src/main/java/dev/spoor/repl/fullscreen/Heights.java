package dev.spoor.repl.fullscreen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the lines of the screen are shared out: to each window with its title, one to the status
/// line, the rest to the command line.
final class Heights {
  private static final int LEAST = 3;
  private static final int LEAST_FOR_COMMANDS = 4;

  private final Map<String, Integer> wanted = new HashMap<>();

  /// Wants a window to have so many lines.
  void want(String window, int lines) {
    wanted.put(window, lines);
  }

  /// {@return the lines of each window, its title among them; fewer than there are windows if the
  /// screen is too small for more}
  List<Integer> of(List<String> windows, int screen) {
    var commands = wanted.getOrDefault("cmd", Math.max(LEAST_FOR_COMMANDS, screen / 3));
    var left = screen - 1 - Math.clamp(commands, LEAST_FOR_COMMANDS, Math.max(4, screen - 4));
    var count = Math.min(windows.size(), Math.max(0, left) / LEAST);
    var heights = new ArrayList<Integer>();
    for (var i = 0; i < count; i++) {
      var others = count - i - 1;
      var most = left - others * LEAST;
      var share = others == 0 ? left : wanted.getOrDefault(windows.get(i), left / (others + 1));
      if (others == 1 && !wanted.containsKey(windows.get(i))) {
        share = left - wanted.getOrDefault(windows.get(i + 1), left - share);
      }
      heights.add(Math.clamp(share, LEAST, Math.max(LEAST, most)));
      left -= heights.getLast();
    }
    return heights;
  }
}
