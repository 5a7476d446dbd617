/// Fuzz tests: whatever the bytes, the answer is a value or the exception that says where they are
/// wrong. docs/TESTING.md says how they are run, and for longer.
@NullMarked
package dev.spoor.fuzz;

import org.jspecify.annotations.NullMarked;
