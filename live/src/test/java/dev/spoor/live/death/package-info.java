/// What is left when the tracer is killed: docs/DEATH.md has the table that these tests hold.
@NullMarked
package dev.spoor.live.death;

import org.jspecify.annotations.NullMarked;
