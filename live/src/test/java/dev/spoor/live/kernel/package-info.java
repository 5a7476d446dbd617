/// Each request of ptrace(2) tried on a real program for its effect, and each way to fail.
@NullMarked
package dev.spoor.live.kernel;

import org.jspecify.annotations.NullMarked;
