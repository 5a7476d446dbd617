/// What programs and others see of affinity masks while a CPU is shared: docs/SPEED.md.
@NullMarked
package dev.spoor.live.cpu;

import org.jspecify.annotations.NullMarked;
