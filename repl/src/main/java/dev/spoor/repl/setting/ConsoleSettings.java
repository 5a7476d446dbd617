package dev.spoor.repl.setting;

import java.util.List;

/// Settings of how the debugger talks with a person: lines, pages, history, log and colours.
final class ConsoleSettings {
  private ConsoleSettings() {}

  static List<Setting> all() {
    return List.of(
        new Setting(
            "confirm",
            Setting.FLAG,
            "on",
            "Whether to confirm potentially dangerous operations is %s.",
            "Whether a person is asked first."),
        new Setting(
            "height",
            Setting.LIMIT,
            "unlimited",
            "Number of lines gdb thinks are in a page is %s.",
            "After so many lines a person is asked; at first those of the window."),
        new Setting(
            "history filename",
            Setting.ANY,
            "",
            "The filename in which to record the command history is \"%s\".",
            "Where a person's lines are kept."),
        new Setting(
            "history save",
            Setting.FLAG,
            "on",
            "Saving of the history record on exit is %s.",
            "Whether a person's lines are kept."),
        new Setting(
            "history size",
            Setting.LIMIT,
            "10000",
            "The size of the command history is %s.",
            "How many of a person's lines are kept."),
        new Setting(
            "logging enabled",
            Setting.FLAG,
            "off",
            "on: Logging is enabled." + Setting.OR + "off: Logging is disabled.",
            "Whether all output is written to a file too."),
        new Setting(
            "logging file",
            Setting.ANY,
            "gdb.txt",
            "The current logfile is \"%s\".",
            "The file that logging writes."),
        new Setting(
            "logging overwrite",
            Setting.FLAG,
            "off",
            "on: Logging overwrites the log file."
                + Setting.OR
                + "off: Logging appends to the log file.",
            "Whether the file begins anew."),
        new Setting(
            "logging redirect",
            Setting.FLAG,
            "off",
            "on: Output will go only to the log file."
                + Setting.OR
                + "off: Output will go to both the screen and the log file.",
            "Whether output is written to the file alone."),
        new Setting(
            "max-user-call-depth",
            Setting.LIMIT,
            "1024",
            "The max call depth for user-defined commands is %s.",
            "How deep user-defined commands may be in each other."),
        new Setting(
            "pagination",
            Setting.FLAG,
            "on",
            "State of pagination is %s.",
            "Whether a person is asked when the screen is full."),
        new Setting(
            "prompt",
            Setting.ANY,
            "(spoor) ",
            "Gdb's prompt is \"%s\".",
            "What asks for a command."),
        new Setting(
            "style enabled",
            Setting.FLAG,
            "on",
            "CLI output styling is %s.",
            "Whether colours are used."),
        new Setting(
            "style sources",
            Setting.FLAG,
            "on",
            "Source code styling is %s.",
            "Whether source has colours."),
        new Setting(
            "trace-commands",
            Setting.FLAG,
            "off",
            "State of GDB output of commands being executed is %s.",
            "Whether each command is shown before it is carried out."),
        new Setting(
            "tui mouse-events",
            Setting.FLAG,
            "on",
            "TUI mouse events are %s.",
            "Whether a mouse's wheel scrolls the window that it is in."),
        new Setting("verbose", Setting.FLAG, "off", "Verbosity is %s.", "Nothing more is told."),
        new Setting(
            "width",
            Setting.LIMIT,
            "unlimited",
            "Number of characters gdb thinks are in a line is %s.",
            "A longer line counts as several of a page; at first that of the window."));
  }
}
