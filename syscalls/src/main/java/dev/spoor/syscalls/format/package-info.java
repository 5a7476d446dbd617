/// Decoded calls and signals as text ([TextFormatter], the text strace(1) users know) and as JSON
/// ([JsonFormatter]). Formatters see values only; they never read a tracee's memory, and whatever a
/// tracee says leaves them escaped.
@NullMarked
package dev.spoor.syscalls.format;

import org.jspecify.annotations.NullMarked;
