/// Core files: what a process was when it ended, or when somebody copied it. They are ELF files
/// whose segments are memory, and whose notes are the rest (core(5); linux/elfcore.h).
///
/// ```text
/// CoreFile       = ObjectFile CoreThread* CoreProcess? AuxiliaryValue* MappedFile* Memory
/// CoreThread     = tid Signal Registers?          (NT_PRSTATUS, and the register notes behind it)
///                  SignalInfo?                    (NT_SIGINFO)
/// CoreProcess    = ids state command arguments    (NT_PRPSINFO)
/// AuxiliaryValue = type value                     (NT_AUXV)
/// MappedFile     = range offset path              (NT_FILE)
/// ```
///
/// Memory that was not written into the core because a file has the same is read from that file, if
/// it is there and its build-id is the one that the process had mapped. What is nowhere cannot be
/// read: it is not made up as zeros.
@NullMarked
package dev.spoor.objects.core;

import org.jspecify.annotations.NullMarked;
