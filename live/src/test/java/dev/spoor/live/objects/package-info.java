/// Tests of `objects` on real processes and files.
@NullMarked
package dev.spoor.live.objects;

import org.jspecify.annotations.NullMarked;
