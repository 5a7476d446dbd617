/// Where in its program a task is when it makes a call (`-k`): taken while it is stopped, from what
/// its process has mapped, which is remembered until it changes.
@NullMarked
package dev.spoor.trace.stack;

import org.jspecify.annotations.NullMarked;
