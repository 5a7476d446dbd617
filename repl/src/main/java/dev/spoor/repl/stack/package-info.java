/// Commands on the stack, threads and programs.
@NullMarked
package dev.spoor.repl.stack;

import org.jspecify.annotations.NullMarked;
