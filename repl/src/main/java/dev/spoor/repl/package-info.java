/// The debugger in a terminal: commands, and how what they find is written.
@NullMarked
package dev.spoor.repl;

import org.jspecify.annotations.NullMarked;
