/// From the numbers by which files and the kernel name a CPU to its tables. Beside the CPUs' own
/// packages, which know nothing of each other.
@NullMarked
package dev.spoor.machine.catalog;

import org.jspecify.annotations.NullMarked;
