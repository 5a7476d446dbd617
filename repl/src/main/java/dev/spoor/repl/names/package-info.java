/// What a program declares, listed by name or broken at: functions, variables, types, the scope of
/// a place. The central type is [dev.spoor.repl.names.Declared]; it knows no values.
@NullMarked
package dev.spoor.repl.names;

import org.jspecify.annotations.NullMarked;
