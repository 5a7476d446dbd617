/// Calls made by programs that say themselves what is to be written of them.
@NullMarked
package dev.spoor.live.calls;

import org.jspecify.annotations.NullMarked;
