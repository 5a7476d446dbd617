/// What is common to all CPUs and files: [Address], [Memory], [Register], [Registers] and
/// [Architecture]. Knows no CPU, no operating system and no file format.
@NullMarked
package dev.spoor.machine;

import org.jspecify.annotations.NullMarked;
