/// Commands on programs, cores and processes.
@NullMarked
package dev.spoor.repl.files;

import org.jspecify.annotations.NullMarked;
