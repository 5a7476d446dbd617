/// What /proc tells about a process: its tasks, its memory and what is mapped there (proc(5)).
/// Central type: [ProcessDirectory]. Nothing here stops or traces anything.
@NullMarked
package dev.spoor.symbolic.process;

import org.jspecify.annotations.NullMarked;
