package dev.spoor.syscalls;

import java.util.Set;

/// How much is decoded.
///
/// @param stringLimit how many bytes of a string or buffer are read and shown (`-s`); paths are
///   always whole
/// @param abbreviates whether long structures and arrays are shown in part; not with `-v`
/// @param rawCalls names of calls whose arguments are shown as bare hexadecimal numbers (`-e raw=`)
public record DecodeOptions(int stringLimit, boolean abbreviates, Set<String> rawCalls) {
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
  }

  /// {@return these options without abbreviations}
  public DecodeOptions unabbreviated() {
    return new DecodeOptions(stringLimit, false, rawCalls);
  }
}
