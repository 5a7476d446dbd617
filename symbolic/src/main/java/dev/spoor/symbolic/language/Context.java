package dev.spoor.symbolic.language;

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
    boolean isTypeOnly) {}
