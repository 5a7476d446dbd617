package dev.spoor.inspect;

import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.value.ValueFormat;
import java.util.Optional;

/// What of a process's stacks is to be shown.
///
/// @param task the only thread, if not all
/// @param frames of each thread at most
/// @param locals how arguments and local variables are written, if they are shown
record StackRequest(Optional<Tid> task, int frames, Optional<ValueFormat> locals) {}
