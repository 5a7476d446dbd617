/// Fault injection: what is to be changed at which call of a task, and doing it.
///
/// Knows nothing of command lines and reports; it acts on a task that is stopped at the entry to or
/// the exit from a call.
@NullMarked
package dev.spoor.trace.inject;

import org.jspecify.annotations.NullMarked;
