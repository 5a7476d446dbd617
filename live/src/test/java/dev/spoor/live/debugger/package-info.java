/// Sessions of the debugger over real programs.
@NullMarked
package dev.spoor.live.debugger;

import org.jspecify.annotations.NullMarked;
