/// What system calls and structures look like, as data in a small language of its own: a
/// [Signature] of [Parameter]s whose [Shape]s refer to [Structure]s, [Choice]s and [NameTable]s.
/// [Descriptions] is the language as one ABI sees it; entries are parsed when they are first needed.
/// It knows nothing of memory, nor of what is done with a description.
///
/// The grammar; docs/HOWTO_ADD_SYSCALL.md says what the words mean:
///
///     call       = name ["@" abi] [":" variant] "(" [parameter {"," parameter}] ")" [shape] [selector]
///                | name "=>" expression ["by" expression] "of" word
///                | name ["@" abi] [":" variant] "=>" "(" expression {"," expression} ")" "of" name
///     selector   = "by" expression "of" table ["like" name]
///     parameter  = name ["named"] [direction] shape ["at" number] {condition}
///     direction  = "out" | "left" | "inout" | "retold" | "returned" | "continued" | "interrupted" | "refused"
///     condition  = "if" expression | "when" expression | "again" expression
///                | "blank" expression | "=" expression
///     shape      = plain ["as" integer]
///     plain      = "*" plain | "[" expression "]" plain | word ["[" expression {"," expression} "]"]
///                | ("flags" | "enum" | "permflags" | "fourcc") "[" table ["," integer] "]"
///                | ("noted" | "worded" | "remarked") "[" table ["," [label]] "]" | "vector" "[" shape "]"
///                | "sized" "[" expression "," shape "]"
///                | "htons" "[" table "]" | "indexed" "[" table "," shape "]" | "chain" "[" shape "]"
///     structure  = name ["@" abi] "{" {item [";"]} "}"
///     item       = parameter | "shown" {name} | "brief" {name} | "moment" name name
///                | "behind" shape | "packed" | "overlaid" | "listed" | "bare"
///                | "titled" word
///     union      = name "of" table "{" {label {"|" label} [direction] shape [";"]} "}"
///     alias      = name "=" shape
///     expression = operands joined by || && == != < > | & + - >> * /
///     operand    = number | constant | name | "*" name | "*" "(" expression ")" | "^" name | "-" operand
///                | "min" "(" expression "," expression ")" | "(" expression ")"
@NullMarked
package dev.spoor.syscalls.description;

import org.jspecify.annotations.NullMarked;
