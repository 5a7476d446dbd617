/// How functions are given values and return them, by their types: the System V psABIs for AMD64
/// (section 3.2.3) and Intel386 (section 2.2). Knows nothing of registers' contents or of memory.
///
/// ```text
/// Passing = InRegisters Eightbyte* | InMemory
/// ```
@NullMarked
package dev.spoor.symbolic.call;

import org.jspecify.annotations.NullMarked;
