/// What was found in a system call's arguments and memory, as a tree of [Value]s under one
/// [DecodedCall]. It knows nothing of descriptions, of memory or of how it is printed.
@NullMarked
package dev.spoor.syscalls.value;

import org.jspecify.annotations.NullMarked;
