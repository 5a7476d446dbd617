/// What tests share. Without a process: [ByteMemory], [ScriptedKernel], [RawStatus]. With one:
/// [Tracee] (a program compiled on demand), [Background] (a program that runs untraced), [Shell]
/// (an oracle's output), [Processes] (nothing may be left behind).
///
/// The only place where `java.lang.Process` may be used: its reaper waits for the children it
/// started and would take the ptrace-stops of a tracee among them.
@NullMarked
package dev.spoor.testkit;

import org.jspecify.annotations.NullMarked;
