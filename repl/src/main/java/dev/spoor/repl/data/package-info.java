/// Commands on values, memory and registers.
@NullMarked
package dev.spoor.repl.data;

import org.jspecify.annotations.NullMarked;
