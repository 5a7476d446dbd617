/// The command line's first word: finds the command it names and runs it.
@NullMarked
package dev.spoor.app;

import org.jspecify.annotations.NullMarked;
