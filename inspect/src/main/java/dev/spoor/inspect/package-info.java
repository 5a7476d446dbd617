/// Small commands on a process: `regs`, `step`, `peek`, `poke`, `ps`. Central type: [Command], with
/// one class a command, all listed in [Commands]. May not print except through [Output].
@NullMarked
package dev.spoor.inspect;

import org.jspecify.annotations.NullMarked;
