/// Where an instruction is replaced by one that traps, and memory as it would be without that.
@NullMarked
package dev.spoor.debugger.site;

import org.jspecify.annotations.NullMarked;
