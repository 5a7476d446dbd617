/// The debugger: sessions, the programs in them, and why they halt.
///
/// All state is confined to the tracer thread. [dev.spoor.debugger.DebugSession] is the door: what
/// a front end wants done, it hands over, and what happened it takes from a queue.
@NullMarked
package dev.spoor.debugger;

import org.jspecify.annotations.NullMarked;
