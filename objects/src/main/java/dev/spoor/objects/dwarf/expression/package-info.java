/// DWARF expressions as values: what their bytes say, not what they compute (DWARF 5, section 2.5
/// and 7.7). To be evaluated elsewhere, where there are registers and memory.
///
/// ```text
/// Expression = Operation*
/// Operation  = offset Operator number* ByteString?
/// Operator   = name code operand*               (a table; UNRECOGNIZED keeps what it does not have)
/// ```
@NullMarked
package dev.spoor.objects.dwarf.expression;

import org.jspecify.annotations.NullMarked;
