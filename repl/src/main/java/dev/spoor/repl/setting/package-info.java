/// What `set` changes and `show` tells.
@NullMarked
package dev.spoor.repl.setting;

import org.jspecify.annotations.NullMarked;
