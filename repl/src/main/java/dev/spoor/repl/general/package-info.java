/// Commands that need no program: help, scripts, settings.
@NullMarked
package dev.spoor.repl.general;

import org.jspecify.annotations.NullMarked;
