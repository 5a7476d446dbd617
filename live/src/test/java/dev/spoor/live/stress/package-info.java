/// The engine under load, sized by the system property `spoor.stress`: `short` (the ordinary run,
/// seconds) or `long`. See docs/TESTING.md.
@NullMarked
package dev.spoor.live.stress;

import org.jspecify.annotations.NullMarked;
