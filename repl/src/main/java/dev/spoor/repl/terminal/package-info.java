/// Where lines come from and where text goes.
@NullMarked
package dev.spoor.repl.terminal;

import org.jspecify.annotations.NullMarked;
