/// C and C++ expressions as text: their words, and the tree that these form.
///
/// ```text
/// expression  = assignment ("," assignment)*
/// assignment  = conditional (("=" | "+=" | ...) assignment)?
/// conditional = binary ("?" expression ":" conditional)?
/// binary      = unary (operator unary)*     || && | ^ & == < << @ + *, the later binds closer
/// unary       = ("+" "-" "!" "~" "*" "&" "++" "--" "sizeof" | "(" type ")" | "{" type "}")* postfix
///             "@entry"?
/// postfix     = primary ("[" expression (":" expression)? "]" | "." path | "->" path | "(" arguments ")" | "++")*
/// primary     = number | character | text | "$" name | path | "this" | type
///             | type "(" expression ")" | "static_cast" "<" type ">" "(" expression ")"
///             | "(" expression ")"
/// path        = (file "::")? "::"? (name template? "::")* name template?
/// ```
///
/// What is a type and what a template is asked of a [Vocabulary]; nothing else is looked up here.
@NullMarked
package dev.spoor.symbolic.language.syntax;

import org.jspecify.annotations.NullMarked;
