package dev.spoor.trace.inject;

/// What has been done to a call that has returned.
///
/// @param arguments memory that its arguments point to was changed
/// @param result its result is not the kernel's
/// @param delayed it was made to wait before it began or when it was over
public record Tampering(boolean arguments, boolean result, boolean delayed) {
  /// Nothing.
  public static final Tampering NONE = new Tampering(false, false, false);
}
