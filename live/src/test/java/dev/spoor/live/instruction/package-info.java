/// What instructions are said to do, compared with the CPU.
@NullMarked
package dev.spoor.live.instruction;

import org.jspecify.annotations.NullMarked;
