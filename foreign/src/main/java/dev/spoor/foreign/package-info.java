/// Bindings of system libraries that may be absent. Central type: [Disassembler]. What is here must
/// not be needed for anything else to work: whoever asks gets a value that says what is missing.
@NullMarked
package dev.spoor.foreign;

import org.jspecify.annotations.NullMarked;
