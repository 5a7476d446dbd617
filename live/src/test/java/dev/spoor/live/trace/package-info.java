/// `spoor trace` from the outside: run as a user runs it, beside the installed strace.
@NullMarked
package dev.spoor.live.trace;

import org.jspecify.annotations.NullMarked;
