/// The examples, run.
@NullMarked
package dev.spoor.live.examples;

import org.jspecify.annotations.NullMarked;
