/// Commands on source, symbols and instructions.
@NullMarked
package dev.spoor.repl.code;

import org.jspecify.annotations.NullMarked;
