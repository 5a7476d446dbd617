package dev.spoor.syscalls;

import java.util.Set;

/// How much is decoded.
///
/// @param stringLimit how many bytes of a string or buffer are read and shown (`-s`); paths are
///   always whole
/// @param abbreviates whether long structures and arrays are shown in part; not with `-v`
/// @param rawCalls names of calls whose arguments are shown as bare hexadecimal numbers (`-e raw=`)
/// @param opaqueCalls names of calls whose structures and arrays are shown as addresses (those not
///   in `-e verbose=`)
/// @param argumentNames whether arguments are written with their names
public record DecodeOptions(
    int stringLimit,
    boolean abbreviates,
    Set<String> rawCalls,
    Set<String> opaqueCalls,
    boolean argumentNames) {
  /// 32 bytes of a string, long structures in part.
  public static final DecodeOptions DEFAULT = new DecodeOptions(32, true, Set.of());

  /// The longest [#stringLimit()].
  public static final int MAX_STRING_LIMIT = 1 << 24;

  /// @throws IllegalArgumentException if `stringLimit` is negative or above [#MAX_STRING_LIMIT]
  public DecodeOptions {
    if (stringLimit < 0 || stringLimit > MAX_STRING_LIMIT) {
      throw new IllegalArgumentException("a string limit of " + stringLimit);
    }
    rawCalls = Set.copyOf(rawCalls);
    opaqueCalls = Set.copyOf(opaqueCalls);
  }

  /// Options with which structures are followed in every call.
  public DecodeOptions(int stringLimit, boolean abbreviates, Set<String> rawCalls) {
    this(stringLimit, abbreviates, rawCalls, Set.of(), false);
  }

  /// {@return these options without abbreviations}
  public DecodeOptions unabbreviated() {
    return new DecodeOptions(stringLimit, false, rawCalls, opaqueCalls, argumentNames);
  }
}
