/// Unwinding and names of live programs, compared with readelf and gdb.
@NullMarked
package dev.spoor.live.symbolic;

import org.jspecify.annotations.NullMarked;
