/// Conditions over system calls, the language of `--where`; docs/WHERE.md has it as users need it.
///
/// ```
/// text      -> Lexer -> Token -> Parser -> Syntax          what was written
/// Syntax    -> Resolver (by Vocabulary) -> Condition       what it means
/// Condition = of Operands, which yield Data of a Subject -> Verdict
/// ```
///
/// [Where] is the way in. It knows calls as `dev.spoor.syscalls` decodes them, and nothing of
/// tracing: whoever has a call makes a [Subject] of it. All mistakes that can be found without a
/// call are found when the text is parsed, as a [WhereException].
@NullMarked
package dev.spoor.trace.where;

import org.jspecify.annotations.NullMarked;
