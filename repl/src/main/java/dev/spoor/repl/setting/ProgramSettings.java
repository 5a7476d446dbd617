package dev.spoor.repl.setting;

import java.util.List;

/// Settings of how programs are started, followed and halted.
final class ProgramSettings {
  private ProgramSettings() {}

  static List<Setting> all() {
    return List.of(
        new Setting(
            "args",
            Setting.ANY,
            "",
            "Argument list to give program being debugged when it is started is \"%s\".",
            "Words for the program, as a shell would read them."),
        new Setting(
            "breakpoint pending",
            Setting.AUTO,
            "auto",
            "Debugger's behavior regarding pending breakpoints is %s.",
            "Whether a breakpoint at what is not there yet waits for it."),
        new Setting(
            "can-use-hw-watchpoints",
            Setting.LIMIT,
            "1",
            "Debugger's willingness to use watchpoint hardware is %s.",
            "0 makes watchpoints step."),
        new Setting(
            "cwd",
            Setting.ANY,
            "",
            "Current working directory that will be used when starting the inferior is \"%s\"."
                + Setting.OR
                + "You have not set the inferior's current working directory.\n"
                + "The inferior will inherit GDB's cwd if native debugging, or the remote\n"
                + "server's cwd if remote debugging.",
            "Where the program starts; empty for the debugger's own."),
        new Setting(
            "detach-on-fork",
            Setting.FLAG,
            "on",
            "Whether gdb will detach the child of a fork is %s.",
            "Whether the process that is not followed goes on alone."),
        new Setting(
            "disable-randomization",
            Setting.FLAG,
            "on",
            "Disabling randomization of debuggee's virtual address space is %s.",
            "Whether a program is loaded at the same addresses each time."),
        new Setting(
            "exec-wrapper",
            Setting.ANY,
            "",
            "The wrapper for running programs is \"%s\".",
            "A program and its arguments that executes the program, and prepares something before."),
        new Setting(
            "follow-exec-mode",
            Setting.choice("new", "same"),
            "same",
            "Follow exec mode is \"%s\".",
            "What becomes of the inferior at an exec."),
        new Setting(
            "follow-fork-mode",
            Setting.choice("child", "parent"),
            "parent",
            "Debugger response to a program call of fork or vfork is \"%s\".",
            "Which process is debugged after a fork."),
        new Setting(
            "inferior-tty",
            Setting.ANY,
            "",
            "Terminal for future runs of program being debugged is \"%s\".",
            "The terminal that programs started from now on read and write; empty for this one."),
        new Setting(
            "non-stop",
            Setting.FIXED,
            "off",
            "Controlling the inferior in non-stop mode is %s.",
            "All threads stop together."),
        new Setting(
            "osabi",
            Setting.FIXED,
            "GNU/Linux",
            "The current OS ABI is \"%s\".",
            "What systems are debugged."),
        new Setting(
            "schedule-multiple",
            Setting.FLAG,
            "off",
            "Resuming the execution of threads of all processes is %s.",
            "Whether the other inferiors go on with the selected one."),
        new Setting(
            "scheduler-locking",
            Setting.choice("off", "on", "step", "replay"),
            "replay",
            "Mode for locking scheduler during execution is \"%s\".",
            "Whether other threads stand still while one steps."),
        new Setting(
            "startup-with-shell",
            Setting.FLAG,
            "on",
            "Use of shell to start subprocesses is %s.",
            "Whether < and > in the arguments are understood."),
        new Setting(
            "step-mode",
            Setting.FLAG,
            "off",
            "Mode of the step operation is %s.",
            "Whether step stops in functions without lines."),
        new Setting(
            "stop-on-solib-events",
            Setting.LIMIT,
            "0",
            "Stopping for shared library events is %s.",
            "Whether loading a library halts."),
        new Setting(
            "unwind-on-terminating-exception",
            Setting.FLAG,
            "on",
            "Unwind stack if a C++ exception is unhandled while in a call dummy is %s.",
            "Whether a called function is taken back before it ends the program."),
        new Setting(
            "unwindonsignal",
            Setting.FIXED,
            "on",
            "Unwinding of stack if a signal is received while in a call dummy is %s.",
            "A called function that does not return is always taken back."),
        new Setting(
            "write",
            Setting.FIXED,
            "off",
            "Writing into executable and core files is %s.",
            "Files are never changed."));
  }
}
