/// Register tables of x86-64 and, beside them, of i386 as a 64-bit tracer sees it.
@NullMarked
package dev.spoor.machine.x86_64;

import org.jspecify.annotations.NullMarked;
