package dev.spoor.inspect;

/// The bits of x86's flags register (Intel SDM volume 1, figure 3-8), as gdb prints them.
final class FlagNames {
  // Bit 0 first; an empty word has no name.
  private static final String[] NAMES =
      "CF,,PF,,AF,,ZF,SF,TF,IF,DF,OF,,,NT,,RF,VM,AC,VIF,VIP,ID".split(",", -1);

  private FlagNames() {}

  /// {@return the names of the bits that are set: `[ ZF PF ]`}
  static String of(long flags) {
    var text = new StringBuilder("[ ");
    for (var bit = 0; bit < NAMES.length; bit++) {
      if ((flags >>> bit & 1) != 0 && !NAMES[bit].isEmpty()) {
        text.append(NAMES[bit]).append(' ');
      }
    }
    return text.append(']').toString();
  }
}
