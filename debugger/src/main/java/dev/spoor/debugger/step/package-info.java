/// How a task is taken from where it is to where the user wants it: plans that look at each stop
/// and say what is to be done next.
@NullMarked
package dev.spoor.debugger.step;

import org.jspecify.annotations.NullMarked;
