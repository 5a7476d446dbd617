/// The command line of `spoor trace` as strace(1) has it: [OptionParser] reads it into one
/// [TraceOptions] or says in strace's words what is wrong with it.
///
/// Knows nothing of tracing; the only thing it looks at is the tables of system calls.
@NullMarked
package dev.spoor.trace.options;

import org.jspecify.annotations.NullMarked;
