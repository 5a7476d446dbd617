/// Register tables of AArch64. Nothing traces on it yet: they prove that the shape holds for a
/// second CPU, and core files of it can be read.
@NullMarked
package dev.spoor.machine.aarch64;

import org.jspecify.annotations.NullMarked;
