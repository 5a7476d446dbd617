package dev.spoor.symbolic.language;

import java.util.OptionalLong;

/// The value of a setting of the debugger.
///
/// @param text as `show` has it
/// @param number what expressions have in its place; empty if that is the text
public record SettingValue(String text, OptionalLong number) {}
