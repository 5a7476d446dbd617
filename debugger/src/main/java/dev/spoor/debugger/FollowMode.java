package dev.spoor.debugger;

/// What becomes of a program and the copy of it that fork(2) makes.
///
/// @param child whether the child is followed rather than the parent
/// @param detach whether the one that is not followed is let go; else it is kept halted
/// @param together whether the one that is kept runs on beside the other
/// @param renumber whether a process that executes another program gets a number of its own
public record FollowMode(boolean child, boolean detach, boolean together, boolean renumber) {
  /// {@return the parent is followed, the child let go}
  public static FollowMode usual() {
    return new FollowMode(false, true, false, false);
  }

  /// {@return whether only the parent stays}
  boolean leavesChild() {
    return detach && !child;
  }

  /// {@return whether a parent would wait in vfork(2) for a child that is halted}
  boolean blocksVfork() {
    return !detach && !child && !together;
  }
}
