package dev.spoor.repl.shell;

import java.util.List;
import java.util.Map;

/// A [Command] whose answer is rows, which `json` shows as such.
public interface Structured extends Command {
  /// {@return the rows: names with texts, numbers, truth values, lists or further rows}
  List<Map<String, Object>> rows(Shell shell, String arguments);
}
