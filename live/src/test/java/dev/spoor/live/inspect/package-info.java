/// Tests of `inspect` on real processes and files.
@NullMarked
package dev.spoor.live.inspect;

import org.jspecify.annotations.NullMarked;
