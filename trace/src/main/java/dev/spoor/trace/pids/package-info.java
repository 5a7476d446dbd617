/// What numbers of processes stand for: names of tasks, and their numbers in other PID namespaces.
@NullMarked
package dev.spoor.trace.pids;

import org.jspecify.annotations.NullMarked;
