/// Where in a program a user means: a function, a line, an address, and the code that is there.
@NullMarked
package dev.spoor.debugger.location;

import org.jspecify.annotations.NullMarked;
