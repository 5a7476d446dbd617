package dev.spoor.debugger.location;

/// What a user named is not there, or was not said properly; the message is a sentence for the
/// user.
public final class LocationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// @param sentence why
  public LocationException(String sentence) {
    super(sentence);
  }
}
