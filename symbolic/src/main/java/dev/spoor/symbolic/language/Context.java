package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.macro.MacroPlace;
import dev.spoor.symbolic.language.macro.MacroScope;
import dev.spoor.symbolic.language.syntax.ExpressionException;

/// What all parts of an evaluation share.
///
/// @param around the program and the frame
/// @param types of the language
/// @param values made in it
/// @param names and what they mean
/// @param session the history and convenience variables
/// @param isTypeOnly whether only the type of the result is asked for: nothing is changed or called
record Context(
    EvaluationSurroundings around,
    BaseTypes types,
    Values values,
    Names names,
    SessionValues session,
    boolean isTypeOnly) {
  /// {@return what is said of a name that nothing has, as gdb says it}
  ///
  /// @param at where it stands
  ExpressionException unknown(String name, int at) {
    return new ExpressionException(
        at,
        around.hasSymbols()
            ? "No symbol \"" + name + "\" in current context."
            : "No symbol table is loaded.  Use the \"file\" command.");
  }

  /// {@return the macros, those of the user first}
  MacroScope macros() {
    return MacroScope.of(session.macros())
        .or(around.macroPlace().map(MacroPlace::scope).orElseGet(MacroScope::none));
  }
}
