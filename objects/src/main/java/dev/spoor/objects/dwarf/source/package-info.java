/// What a programmer asks of an address, and the other way round: which function, inlined where,
/// which line; which addresses a function or a line has.
///
/// ```text
/// SourceLocations = DebugInfo → (FileAddress → SourceFrame*, name → Function* or Declaration*,
///                               line → LinePlace*)
/// SourceFrame     = Function? SourceLine? isInlined
/// Function        = name linkage-name Die
/// SourceLine      = path line column
/// Declaration     = name Die                          (a variable or a type)
/// LinePlace       = FileAddress SourceLine Unit
/// ```
///
/// Units are looked into when an address of theirs is first asked for; what is kept of one is
/// arrays of numbers.
@NullMarked
package dev.spoor.objects.dwarf.source;

import org.jspecify.annotations.NullMarked;
