/// Files of text that say what is to be where in memory: S-records, Intel's hexadecimal records,
/// Verilog's memory files. They know bytes and addresses alone.
@NullMarked
package dev.spoor.repl.image;

import org.jspecify.annotations.NullMarked;
