/// Core files of programs that are halted.
@NullMarked
package dev.spoor.debugger.dump;

import org.jspecify.annotations.NullMarked;
