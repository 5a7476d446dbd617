/// C and C++ expressions as the users of gdb type them, evaluated in a frame of a program.
///
/// [Expressions][dev.spoor.symbolic.language.Expressions] is the way in: it has a frame
/// ([EvaluationSurroundings][dev.spoor.symbolic.language.EvaluationSurroundings]) and what the user
/// has set ([SessionValues][dev.spoor.symbolic.language.SessionValues]), and makes
/// [values][dev.spoor.symbolic.value.Value] of text. Nothing here knows of tasks or commands.
///
/// ```text
/// Expressions : EvaluationSurroundings SessionValues -> (text -> Value | Type)
/// Operand     = Value Place
/// Place       = Nowhere | InMemory | InRegister | Bits | InSession | Typed
/// Candidate   = name FunctionType Address           (a function that a call may mean)
/// Meaning     = OfVariable | OfThis | Shared | Function | Enumerator | OfType | Symbol
/// ```
@NullMarked
package dev.spoor.symbolic.language;

import org.jspecify.annotations.NullMarked;
