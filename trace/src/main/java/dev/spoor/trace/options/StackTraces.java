package dev.spoor.trace.options;

/// What is shown of the stack behind each call (`-k`).
///
/// @param withSource whether also files and lines of the source
/// @param mostFrames how many frames at most
public record StackTraces(boolean withSource, int mostFrames) {
  static final int DEFAULT_FRAMES = 256;
}
