/// Commands on breakpoints, watchpoints and catchpoints.
@NullMarked
package dev.spoor.repl.stops;

import org.jspecify.annotations.NullMarked;
