package dev.spoor.debugger;

/// What becomes of a program and the copy of it that fork(2) makes.
///
/// @param child whether the child is followed rather than the parent
/// @param detach whether the one that is not followed is let go; else it is kept halted
public record FollowMode(boolean child, boolean detach) {
  /// {@return the parent is followed, the child let go}
  public static FollowMode usual() {
    return new FollowMode(false, true);
  }
}
