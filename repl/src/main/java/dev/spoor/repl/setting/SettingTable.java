package dev.spoor.repl.setting;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All settings by name: names, values and sentences of `show` as gdb 13 has them.
final class SettingTable {
  private SettingTable() {}

  static List<Setting> all() {
    return Stream.of(ConsoleSettings.all(), PrintSettings.all(), ProgramSettings.all())
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Setting::name))
        .toList();
  }
}
