/// Text as users type it and as it is shown to them. Knows no command and no program.
@NullMarked
package dev.spoor.repl.text;

import org.jspecify.annotations.NullMarked;
