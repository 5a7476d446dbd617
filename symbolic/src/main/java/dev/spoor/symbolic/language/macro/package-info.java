/// The macros of the preprocessor in expressions: which there are where an expression stands, and
/// what they make of it (C17, section 6.10.3).
///
/// ```text
/// MacroScope = name -> Macro                    (a unit's at a line, behind those of the user)
/// text       = (blanks word)*
/// Replaced   = text and the column of each character in what was typed
/// ```
///
/// Whatever the macros are, the replacement ends: with a text of bounded length, or with an
/// `ExpressionException`.
@NullMarked
package dev.spoor.symbolic.language.macro;

import org.jspecify.annotations.NullMarked;
