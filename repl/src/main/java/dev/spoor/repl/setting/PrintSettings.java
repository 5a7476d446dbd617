package dev.spoor.repl.setting;

import java.util.List;

/// Settings of how values, frames, source and instructions are shown.
final class PrintSettings {
  private PrintSettings() {}

  static List<Setting> all() {
    return List.of(
        new Setting(
            "disassemble-next-line",
            Setting.AUTO,
            "off",
            "Debugger's willingness to use disassemble-next-line is %s.",
            "Whether a halt shows the next instruction."),
        new Setting(
            "disassembly-flavor",
            Setting.choice("att", "intel"),
            "att",
            "The disassembly flavor is \"%s\".",
            "How x86 instructions are written."),
        new Setting(
            "language",
            Setting.choice("auto", "c", "c++"),
            "auto",
            "The current source language is \"%s\".",
            "The language of expressions."),
        new Setting(
            "listsize",
            Setting.LIMIT,
            "10",
            "Number of source lines gdb will list by default is %s.",
            "How many lines list shows."),
        new Setting(
            "max-value-size",
            Setting.LIMIT,
            "65536",
            "Maximum value size is %s bytes.",
            "How much of a value is read."),
        new Setting(
            "print address",
            Setting.FLAG,
            "on",
            "Printing of addresses is %s.",
            "Whether addresses are shown in frames and before texts."),
        new Setting(
            "print array",
            Setting.FLAG,
            "off",
            "Pretty formatting of arrays is %s.",
            "An element a line."),
        new Setting(
            "print array-indexes",
            Setting.FLAG,
            "off",
            "Printing of array indexes is %s.",
            "Whether elements have their numbers."),
        new Setting(
            "print demangle",
            Setting.FLAG,
            "on",
            "Demangling of encoded C++/ObjC names when displaying symbols is %s.",
            "Whether names of symbols are made readable."),
        new Setting(
            "print elements",
            Setting.LIMIT,
            "200",
            "Limit on string chars or array elements to print is %s.",
            "How much of an array or a text is shown."),
        new Setting(
            "print entry-values",
            Setting.choice("no", "only", "preferred", "if-needed", "both", "compact", "default"),
            "default",
            "Printing of function arguments at function entry is \"%s\".",
            "How what parameters had at the entry is shown."),
        new Setting(
            "print frame-arguments",
            Setting.choice("all", "scalars", "none", "presence"),
            "scalars",
            "Printing of non-scalar frame arguments is \"%s\".",
            "Which arguments a stack shows."),
        new Setting(
            "print frame-info",
            Setting.choice(
                "auto",
                "source-line",
                "location",
                "source-and-location",
                "location-and-address",
                "short-location"),
            "auto",
            "Printing of frame information is \"%s\".",
            "What a frame shows."),
        new Setting(
            "print inferior-events",
            Setting.FLAG,
            "on",
            "Printing of inferior events is %s.",
            "Whether births and deaths of processes are told."),
        new Setting(
            "print max-depth",
            Setting.LIMIT,
            "20",
            "Maximum print depth is %s.",
            "How deep structures in structures are shown."),
        new Setting(
            "print null-stop",
            Setting.FLAG,
            "off",
            "Printing of char arrays to stop at first null char is %s.",
            "Whether an array of characters ends at its first NUL."),
        new Setting(
            "print object",
            Setting.FLAG,
            "off",
            "Printing of object's derived type is %s.",
            "Whether objects are shown as what they really are."),
        new Setting(
            "print pretty",
            Setting.FLAG,
            "off",
            "Pretty formatting of structures is %s.",
            "A member a line."),
        new Setting(
            "print repeats",
            Setting.LIMIT,
            "10",
            "Threshold for repeated print elements is %s.",
            "From how many on equal elements are counted."),
        new Setting(
            "print sevenbit-strings",
            Setting.FLAG,
            "on",
            "Printing of 8-bit characters in strings as \\nnn is %s.",
            "Whether texts are shown in ASCII alone."),
        new Setting(
            "print static-members",
            Setting.FLAG,
            "on",
            "Printing of C++ static members is %s.",
            "Whether a class's own variables are shown."),
        new Setting(
            "print symbol",
            Setting.FLAG,
            "on",
            "Printing of symbol names when printing pointers is %s.",
            "Whether pointers have a name behind them."),
        new Setting(
            "print thread-events",
            Setting.FLAG,
            "on",
            "Printing of thread events is %s.",
            "Whether births and deaths of threads are told."),
        new Setting(
            "print type hex",
            Setting.FLAG,
            "off",
            "Display of struct members offsets and sizes in hexadecimal is %s",
            "Whether ptype/o shows places in hexadecimal."),
        new Setting(
            "print type methods",
            Setting.FLAG,
            "on",
            "Printing of methods defined in a class in %s",
            "Whether ptype shows the functions of classes."),
        new Setting(
            "print type typedefs",
            Setting.FLAG,
            "on",
            "Printing of typedefs defined in a class in %s",
            "Whether ptype shows the typedefs in classes."),
        new Setting(
            "print union",
            Setting.FLAG,
            "on",
            "Printing of unions interior to structures is %s.",
            "Whether the members of unions are shown."),
        new Setting(
            "print vtbl",
            Setting.FLAG,
            "off",
            "Printing of C++ virtual function tables is %s.",
            "Whether pointers to them are explained."));
  }
}
