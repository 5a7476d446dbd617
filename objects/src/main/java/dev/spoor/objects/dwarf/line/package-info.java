/// Line programs of DWARF 2 to 5: which place of which source file an instruction comes from (DWARF
/// 5, section 6.2).
///
/// ```text
/// LinePrograms = LineProgram*              (.debug_line, by unit)
/// LineProgram  = LineHeader SourceFile* LineTable
/// LineTable    = LineRow* sequence*
/// LineRow      = FileAddress file line column flags discriminator
/// SourceFile   = path modification size md5
/// ```
///
/// A program is run when its rows are first asked for; they are kept in arrays of numbers. Numbers
/// of views, which GNU's assembler writes, are passed over.
@NullMarked
package dev.spoor.objects.dwarf.line;

import org.jspecify.annotations.NullMarked;
