package dev.spoor.repl.debuggee;

import dev.spoor.debugger.FollowMode;
import dev.spoor.repl.setting.Settings;
import java.util.Set;

/// The settings that say what becomes of processes at a fork(2) or an execve(2).
///
/// @param settings of the session
record FollowSettings(Settings settings) {
  private static final Set<String> NAMES =
      Set.of("follow-fork-mode", "detach-on-fork", "schedule-multiple", "follow-exec-mode");

  /// {@return whether a setting is one of them}
  static boolean include(String name) {
    return NAMES.contains(name);
  }

  /// {@return what they come to together}
  FollowMode mode() {
    return new FollowMode(
        settings.text("follow-fork-mode").equals("child"),
        settings.isOn("detach-on-fork"),
        settings.isOn("schedule-multiple"),
        settings.text("follow-exec-mode").equals("new"));
  }
}
