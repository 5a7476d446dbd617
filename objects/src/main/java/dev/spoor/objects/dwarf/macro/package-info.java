/// What the preprocessor did, which compilers record with `-g3`: `.debug_macro` (DWARF 5, section
/// 6.3, and GNU's of before) and `.debug_macinfo` (DWARF 2 to 4).
///
/// ```text
/// Macros     = Unit MacroEntry*                       (in the order of the preprocessor)
/// MacroEntry = Defined | Undefined | FileStart | FileEnd
/// Defined    = line Macro
/// Undefined  = line name
/// FileStart  = line file                              (the line with the #include, in the file around)
/// Macro      = name parameters? replacement
/// ```
///
/// Parts that several units share are read where they are imported. Nothing is read before it is
/// asked for, and nothing recurses by what the file says.
@NullMarked
package dev.spoor.objects.dwarf.macro;

import org.jspecify.annotations.NullMarked;
