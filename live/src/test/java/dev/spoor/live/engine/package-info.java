/// The engine on real programs: each test launches or attaches to a tracee that does one thing.
@NullMarked
package dev.spoor.live.engine;

import org.jspecify.annotations.NullMarked;
