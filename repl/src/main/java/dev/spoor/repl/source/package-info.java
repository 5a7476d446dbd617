/// Source files: where they are, their lines, how they are named.
@NullMarked
package dev.spoor.repl.source;

import org.jspecify.annotations.NullMarked;
