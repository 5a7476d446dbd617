/// What Linux defines for every CPU, as open sets of values: [Errno], [Signal], [Abi], [Tid]. A
/// value no table names is representable; nothing here calls the kernel.
@NullMarked
package dev.spoor.machine.linux;

import org.jspecify.annotations.NullMarked;
