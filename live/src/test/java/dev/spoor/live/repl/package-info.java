/// Sessions of `spoor debug` on real programs.
@NullMarked
package dev.spoor.live.repl;

import org.jspecify.annotations.NullMarked;
