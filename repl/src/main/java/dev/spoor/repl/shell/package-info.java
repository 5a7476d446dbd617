/// How a line becomes a command: the table of commands, abbreviations, scripts. The central type is
/// [dev.spoor.repl.shell.Shell]; it knows no particular command.
@NullMarked
package dev.spoor.repl.shell;

import org.jspecify.annotations.NullMarked;
