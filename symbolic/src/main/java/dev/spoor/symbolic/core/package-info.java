/// The address space that a core file tells of.
@NullMarked
package dev.spoor.symbolic.core;

import org.jspecify.annotations.NullMarked;
