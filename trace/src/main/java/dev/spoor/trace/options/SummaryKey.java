package dev.spoor.trace.options;

import java.util.ArrayList;
import java.util.List;

/// What calls are counted by (`--by`).
public enum SummaryKey {
  /// The process.
  PID("pid", "pid"),
  /// The task.
  TID("tid", "tid"),
  /// The number of the first descriptor that the call is given.
  FD("fd", "fd"),
  /// The first path that the call is given, else what that descriptor refers to.
  PATH("path", "path"),
  /// The call itself.
  CALL("call", "syscall");

  private final String word;
  private final String head;

  SummaryKey(String word, String head) {
    this.word = word;
    this.head = head;
  }

  /// {@return what it is called on command lines and in JSON}
  public String word() {
    return word;
  }

  /// {@return what it is called at the head of a column}
  public String head() {
    return head;
  }

  /// {@return whether it is a number}
  public boolean isNumber() {
    return this == PID || this == TID || this == FD;
  }

  /// Reads a list.
  ///
  /// @throws UsageException if one is not known or is there twice
  static List<SummaryKey> parse(String list) {
    var keys = new ArrayList<SummaryKey>();
    for (var word : list.split(",", -1)) {
      var key = named(word);
      if (keys.contains(key)) {
        throw UsageException.withHint(
            "--by key has been provided more than once: '" + Quoted.of(word) + "'");
      }
      keys.add(key);
    }
    return keys;
  }

  private static SummaryKey named(String word) {
    for (var key : values()) {
      if (key.word.equals(word)) {
        return key;
      }
    }
    throw UsageException.withHint("unknown --by key: '" + Quoted.of(word) + "'");
  }
}
