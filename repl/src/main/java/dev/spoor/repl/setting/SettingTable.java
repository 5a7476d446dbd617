package dev.spoor.repl.setting;

import dev.spoor.repl.setting.Setting.Kind;
import java.util.List;

/// All settings: names, values and sentences of `show` as gdb 13 has them.
final class SettingTable {
  private static final Kind FLAG = new Kind.Flag();
  private static final Kind AUTO = new Kind.AutoFlag();
  private static final Kind LIMIT = new Kind.Limit();
  private static final Kind ANY = new Kind.Any();
  private static final Kind FIXED = new Kind.Fixed();

  private SettingTable() {}

  private static Kind choice(String... words) {
    return new Kind.Choice(List.of(words));
  }

  private static Setting row(String name, Kind kind, String initial, String shown, String help) {
    return new Setting(name, kind, initial, shown, help);
  }

  static List<Setting> all() {
    return List.of(
        row(
            "args",
            ANY,
            "",
            "Argument list to give program being debugged when it is started is \"%s\".",
            "Words for the program, as a shell would read them."),
        row(
            "breakpoint pending",
            AUTO,
            "auto",
            "Debugger's behavior regarding pending breakpoints is %s.",
            "Whether a breakpoint at what is not there yet waits for it."),
        row(
            "can-use-hw-watchpoints",
            LIMIT,
            "1",
            "Debugger's willingness to use watchpoint hardware is %s.",
            "0 makes watchpoints step."),
        row(
            "confirm",
            FLAG,
            "on",
            "Whether to confirm potentially dangerous operations is %s.",
            "Whether a person is asked first."),
        row(
            "cwd",
            ANY,
            "",
            "Current working directory that will be used when starting the inferior is \"%s\"."
                + Setting.OR
                + "You have not set the inferior's current working directory.\n"
                + "The inferior will inherit GDB's cwd if native debugging, or the remote\n"
                + "server's cwd if remote debugging.",
            "Where the program starts; empty for the debugger's own."),
        row(
            "detach-on-fork",
            FLAG,
            "on",
            "Whether gdb will detach the child of a fork is %s.",
            "Whether the process that is not followed goes on alone."),
        row(
            "disable-randomization",
            FLAG,
            "on",
            "Disabling randomization of debuggee's virtual address space is %s.",
            "Whether a program is loaded at the same addresses each time."),
        row(
            "disassembly-flavor",
            choice("att", "intel"),
            "att",
            "The disassembly flavor is \"%s\".",
            "How x86 instructions are written."),
        row(
            "disassemble-next-line",
            AUTO,
            "off",
            "Debugger's willingness to use disassemble-next-line is %s.",
            "Whether a halt shows the next instruction."),
        row(
            "exec-wrapper",
            ANY,
            "",
            "The wrapper for running programs is \"%s\".",
            "A program and its arguments that executes the program, and prepares something before."),
        row(
            "follow-exec-mode",
            choice("new", "same"),
            "same",
            "Follow exec mode is \"%s\".",
            "What becomes of the inferior at an exec."),
        row(
            "follow-fork-mode",
            choice("child", "parent"),
            "parent",
            "Debugger response to a program call of fork or vfork is \"%s\".",
            "Which process is debugged after a fork."),
        row(
            "height",
            LIMIT,
            "unlimited",
            "Number of lines gdb thinks are in a page is %s.",
            "After so many lines a person is asked; at first those of the window."),
        row(
            "history filename",
            ANY,
            "",
            "The filename in which to record the command history is \"%s\".",
            "Where a person's lines are kept."),
        row(
            "history save",
            FLAG,
            "on",
            "Saving of the history record on exit is %s.",
            "Whether a person's lines are kept."),
        row(
            "history size",
            LIMIT,
            "1000",
            "The size of the command history is %s.",
            "How many of a person's lines are kept."),
        row(
            "inferior-tty",
            ANY,
            "",
            "Terminal for future runs of program being debugged is \"%s\".",
            "The terminal that programs started from now on read and write; empty for this one."),
        row(
            "language",
            choice("auto", "c", "c++"),
            "auto",
            "The current source language is \"%s\".",
            "The language of expressions."),
        row(
            "listsize",
            LIMIT,
            "10",
            "Number of source lines gdb will list by default is %s.",
            "How many lines list shows."),
        row(
            "logging file",
            ANY,
            "gdb.txt",
            "The current logfile is \"%s\".",
            "The file that logging writes."),
        row(
            "logging enabled",
            FLAG,
            "off",
            "on: Logging is enabled." + Setting.OR + "off: Logging is disabled.",
            "Whether all output is written to a file too."),
        row(
            "logging overwrite",
            FLAG,
            "off",
            "on: Logging overwrites the log file."
                + Setting.OR
                + "off: Logging appends to the log file.",
            "Whether the file begins anew."),
        row(
            "logging redirect",
            FLAG,
            "off",
            "on: Output will go only to the log file."
                + Setting.OR
                + "off: Output will go to both the screen and the log file.",
            "Whether output is written to the file alone."),
        row(
            "max-user-call-depth",
            LIMIT,
            "1024",
            "The max call depth for user-defined commands is %s.",
            "How deep user-defined commands may be in each other."),
        row(
            "max-value-size",
            LIMIT,
            "65536",
            "Maximum value size is %s bytes.",
            "How much of a value is read."),
        row(
            "non-stop",
            FIXED,
            "off",
            "Controlling the inferior in non-stop mode is %s.",
            "All threads stop together."),
        row(
            "osabi",
            FIXED,
            "GNU/Linux",
            "The current OS ABI is \"%s\".",
            "What systems are debugged."),
        row(
            "pagination",
            FLAG,
            "on",
            "State of pagination is %s.",
            "Whether a person is asked when the screen is full."),
        row(
            "print address",
            FLAG,
            "on",
            "Printing of addresses is %s.",
            "Whether addresses are shown in frames and before texts."),
        row("print array", FLAG, "off", "Pretty formatting of arrays is %s.", "An element a line."),
        row(
            "print array-indexes",
            FLAG,
            "off",
            "Printing of array indexes is %s.",
            "Whether elements have their numbers."),
        row(
            "print demangle",
            FLAG,
            "on",
            "Demangling of encoded C++/ObjC names when displaying symbols is %s.",
            "Whether names of symbols are made readable."),
        row(
            "print elements",
            LIMIT,
            "200",
            "Limit on string chars or array elements to print is %s.",
            "How much of an array or a text is shown."),
        row(
            "print entry-values",
            choice("no", "only", "preferred", "if-needed", "both", "compact", "default"),
            "default",
            "Printing of function arguments at function entry is \"%s\".",
            "How what parameters had at the entry is shown."),
        row(
            "print frame-arguments",
            choice("all", "scalars", "none", "presence"),
            "scalars",
            "Printing of non-scalar frame arguments is \"%s\".",
            "Which arguments a stack shows."),
        row(
            "print frame-info",
            choice(
                "auto",
                "source-line",
                "location",
                "source-and-location",
                "location-and-address",
                "short-location"),
            "auto",
            "Printing of frame information is \"%s\".",
            "What a frame shows."),
        row(
            "print inferior-events",
            FLAG,
            "on",
            "Printing of inferior events is %s.",
            "Whether births and deaths of processes are told."),
        row(
            "print max-depth",
            LIMIT,
            "20",
            "Maximum print depth is %s.",
            "How deep structures in structures are shown."),
        row(
            "print null-stop",
            FLAG,
            "off",
            "Printing of char arrays to stop at first null char is %s.",
            "Whether an array of characters ends at its first NUL."),
        row(
            "print object",
            FLAG,
            "off",
            "Printing of object's derived type is %s.",
            "Whether objects are shown as what they really are."),
        row(
            "print pretty",
            FLAG,
            "off",
            "Pretty formatting of structures is %s.",
            "A member a line."),
        row(
            "print repeats",
            LIMIT,
            "10",
            "Threshold for repeated print elements is %s.",
            "From how many on equal elements are counted."),
        row(
            "print sevenbit-strings",
            FLAG,
            "on",
            "Printing of 8-bit characters in strings as \\nnn is %s.",
            "Whether texts are shown in ASCII alone."),
        row(
            "print static-members",
            FLAG,
            "on",
            "Printing of C++ static members is %s.",
            "Whether a class's own variables are shown."),
        row(
            "print symbol",
            FLAG,
            "on",
            "Printing of symbol names when printing pointers is %s.",
            "Whether pointers have a name behind them."),
        row(
            "print thread-events",
            FLAG,
            "on",
            "Printing of thread events is %s.",
            "Whether births and deaths of threads are told."),
        row(
            "print type hex",
            FLAG,
            "off",
            "Display of struct members offsets and sizes in hexadecimal is %s",
            "Whether ptype/o shows places in hexadecimal."),
        row(
            "print type methods",
            FLAG,
            "on",
            "Printing of methods defined in a class in %s",
            "Whether ptype shows the functions of classes."),
        row(
            "print type typedefs",
            FLAG,
            "on",
            "Printing of typedefs defined in a class in %s",
            "Whether ptype shows the typedefs in classes."),
        row(
            "print union",
            FLAG,
            "on",
            "Printing of unions interior to structures is %s.",
            "Whether the members of unions are shown."),
        row(
            "print vtbl",
            FLAG,
            "off",
            "Printing of C++ virtual function tables is %s.",
            "Whether pointers to them are explained."),
        row("prompt", ANY, "(spoor) ", "Gdb's prompt is \"%s\".", "What asks for a command."),
        row(
            "scheduler-locking",
            choice("off", "on", "step", "replay"),
            "replay",
            "Mode for locking scheduler during execution is \"%s\".",
            "Whether other threads stand still while one steps."),
        row(
            "schedule-multiple",
            FLAG,
            "off",
            "Resuming the execution of threads of all processes is %s.",
            "Whether the other inferiors go on with the selected one."),
        row(
            "startup-with-shell",
            FLAG,
            "on",
            "Use of shell to start subprocesses is %s.",
            "Whether < and > in the arguments are understood."),
        row(
            "step-mode",
            FLAG,
            "off",
            "Mode of the step operation is %s.",
            "Whether step stops in functions without lines."),
        row(
            "stop-on-solib-events",
            LIMIT,
            "0",
            "Stopping for shared library events is %s.",
            "Whether loading a library halts."),
        row("style enabled", FLAG, "on", "CLI output styling is %s.", "Whether colours are used."),
        row(
            "style sources",
            FLAG,
            "on",
            "Source code styling is %s.",
            "Whether source has colours."),
        row(
            "trace-commands",
            FLAG,
            "off",
            "State of GDB output of commands being executed is %s.",
            "Whether each command is shown before it is carried out."),
        row(
            "tui mouse-events",
            FLAG,
            "on",
            "TUI mouse events are %s.",
            "Whether a mouse's wheel scrolls the window that it is in."),
        row(
            "unwind-on-terminating-exception",
            FLAG,
            "on",
            "Unwind stack if a C++ exception is unhandled while in a call dummy is %s.",
            "Whether a called function is taken back before it ends the program."),
        row(
            "unwindonsignal",
            FIXED,
            "on",
            "Unwinding of stack if a signal is received while in a call dummy is %s.",
            "A called function that does not return is always taken back."),
        row("verbose", FLAG, "off", "Verbosity is %s.", "Nothing more is told."),
        row(
            "width",
            LIMIT,
            "unlimited",
            "Number of characters gdb thinks are in a line is %s.",
            "A longer line counts as several of a page; at first that of the window."),
        row(
            "write",
            FIXED,
            "off",
            "Writing into executable and core files is %s.",
            "Files are never changed."));
  }
}
