/// Statistics of calls: counts and times by what was asked for ([KeyedTallies]), how the times are
/// spread ([Latencies]), and what is written of both.
///
/// Knows nothing of tracing.
@NullMarked
package dev.spoor.trace.statistics;

import org.jspecify.annotations.NullMarked;
