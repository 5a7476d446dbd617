package dev.spoor.repl.data;

import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;

/// How `ptype` and `whatis` show types: what stands behind their `/`.
///
/// @param methods whether functions of classes are shown
/// @param typedefs whether names of types in classes are shown
/// @param raw whether types are written as they are, without the names that classes have for them
/// @param offsets whether members have their places before them
/// @param hex whether those are hexadecimal
record TypeFlags(boolean methods, boolean typedefs, boolean raw, boolean offsets, boolean hex) {
  /// @param slash with the `/`; empty for none
  static TypeFlags parse(String slash, Settings settings) {
    var flags =
        new TypeFlags(
            settings.isOn("print type methods"),
            settings.isOn("print type typedefs"),
            false,
            false,
            settings.isOn("print type hex"));
    for (var i = 1; i < slash.length(); i++) {
      flags = flags.with(slash.charAt(i));
    }
    return flags;
  }

  private TypeFlags with(char letter) {
    return switch (letter) {
      case 'o' -> new TypeFlags(false, false, raw, true, hex);
      case 'm' -> new TypeFlags(false, typedefs, raw, offsets, hex);
      case 'M' -> new TypeFlags(true, typedefs, raw, offsets, hex);
      case 't' -> new TypeFlags(methods, false, raw, offsets, hex);
      case 'T' -> new TypeFlags(methods, true, raw, offsets, hex);
      case 'r' -> new TypeFlags(methods, typedefs, true, offsets, hex);
      case 'x' -> new TypeFlags(methods, typedefs, raw, offsets, true);
      case 'd' -> new TypeFlags(methods, typedefs, raw, offsets, false);
      default -> throw new CommandException("unrecognized flag '" + letter + "'");
    };
  }
}
