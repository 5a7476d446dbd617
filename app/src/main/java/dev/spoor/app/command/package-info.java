/// What a command of `spoor` is. Knows no particular command.
@NullMarked
package dev.spoor.app.command;

import org.jspecify.annotations.NullMarked;
