package dev.spoor.repl.data;

/// The bits of flag registers by their names: Intel's manual, volume 1, sections 3.4.3 and 10.2.3.
final class FlagBits {
  private static final String[] EFLAGS = {
    "CF", "", "PF", "", "AF", "", "ZF", "SF", "TF", "IF", "DF", "OF", "", "", "NT", "", "RF", "VM",
    "AC", "VIF", "VIP", "ID"
  };
  private static final String[] MXCSR = {
    "IE", "DE", "ZE", "OE", "UE", "PE", "DAZ", "IM", "DM", "ZM", "OM", "UM", "PM", "", "", "FZ"
  };

  private FlagBits() {}

  /// {@return `[ ZF PF ]`}
  static String of(String register, long bits) {
    var names = register.equals("mxcsr") ? MXCSR : EFLAGS;
    var text = new StringBuilder("[ ");
    for (var i = 0; i < names.length; i++) {
      if ((bits & 1L << i) != 0 && !names[i].isEmpty()) {
        text.append(names[i]).append(' ');
      }
    }
    return text.append(']').toString();
  }
}
