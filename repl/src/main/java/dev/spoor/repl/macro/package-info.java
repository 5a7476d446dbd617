/// Commands about the macros of the preprocessor: `macro`, `info macro`, `info macros`. What macros
/// make of an expression is not decided here, but in `dev.spoor.symbolic.language.macro`.
@NullMarked
package dev.spoor.repl.macro;

import org.jspecify.annotations.NullMarked;
