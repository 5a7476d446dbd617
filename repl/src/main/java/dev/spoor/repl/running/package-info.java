/// Commands that let the program run, and what is shown when it halts.
@NullMarked
package dev.spoor.repl.running;

import org.jspecify.annotations.NullMarked;
