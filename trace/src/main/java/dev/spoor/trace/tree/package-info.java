/// Which process ran which program, as a tree ([ProcessTree]), and how that is written.
///
/// Knows nothing of tracing.
@NullMarked
package dev.spoor.trace.tree;

import org.jspecify.annotations.NullMarked;
