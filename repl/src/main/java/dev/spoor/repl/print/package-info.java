/// How frames, values, halts and memory are shown.
@NullMarked
package dev.spoor.repl.print;

import org.jspecify.annotations.NullMarked;
