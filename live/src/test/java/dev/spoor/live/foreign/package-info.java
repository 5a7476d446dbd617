/// Tests of `foreign` on real processes and files.
@NullMarked
package dev.spoor.live.foreign;

import org.jspecify.annotations.NullMarked;
