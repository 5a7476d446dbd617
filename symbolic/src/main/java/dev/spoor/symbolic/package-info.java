/// What is where in an address space: objects, and the names of places in them.
@NullMarked
package dev.spoor.symbolic;

import org.jspecify.annotations.NullMarked;
