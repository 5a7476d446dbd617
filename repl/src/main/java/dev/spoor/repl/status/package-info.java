/// What `info` tells of the program: symbols, lines, files, the process.
@NullMarked
package dev.spoor.repl.status;

import org.jspecify.annotations.NullMarked;
