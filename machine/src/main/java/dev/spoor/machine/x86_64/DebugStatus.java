package dev.spoor.machine.x86_64;

/// The value of `dr6`: why the CPU trapped. Intel's manual, volume 3, 18.2.3. Linux keeps a task's
/// own, in which it sets bits and never clears one: a tracer writes 0 after it has looked.
///
/// @param bits all of it
public record DebugStatus(long bits) {
  private static final int SINGLE_STEP = 1 << 14;

  /// {@return whether what slot `slot` (0 to 3) watches was met}
  public boolean isHit(int slot) {
    if (slot < 0 || slot >= DebugControl.SLOTS) {
      throw new IllegalArgumentException("no debug register has the number " + slot);
    }
    return (bits >>> slot & 1) != 0;
  }

  /// {@return whether an instruction was stepped}
  public boolean isSingleStep() {
    return (bits & SINGLE_STEP) != 0;
  }
}
