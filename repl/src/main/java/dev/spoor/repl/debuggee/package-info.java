/// What is debugged: a live program, a core file, or no more than a file; and what of it is
/// selected.
@NullMarked
package dev.spoor.repl.debuggee;

import org.jspecify.annotations.NullMarked;
