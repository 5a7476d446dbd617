/// What a user asks to be stopped at.
@NullMarked
package dev.spoor.debugger.breakpoint;

import org.jspecify.annotations.NullMarked;
