/// What a program's symbols and debugging information say to a debugger: frames with the calls that
/// were inlined, the lines of code.
@NullMarked
package dev.spoor.debugger.symbols;

import org.jspecify.annotations.NullMarked;
