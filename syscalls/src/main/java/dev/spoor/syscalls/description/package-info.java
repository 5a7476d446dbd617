/// What system calls and structures look like, as data in a small language of its own.
@NullMarked
package dev.spoor.syscalls.description;

import org.jspecify.annotations.NullMarked;
