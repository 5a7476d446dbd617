/// The installed strace and Spoor on the same commands: every line must be the same.
@NullMarked
package dev.spoor.live.differential;

import org.jspecify.annotations.NullMarked;
