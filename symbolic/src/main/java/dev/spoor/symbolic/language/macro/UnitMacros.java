package dev.spoor.symbolic.language.macro;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.objects.dwarf.macro.Macros;
import dev.spoor.objects.dwarf.source.SourceLine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a unit has defined at a line, and what every compiler knows there: the line and the file.
final class UnitMacros implements MacroScope {
  private final Macros macros;
  private final SourceLine line;
  private final Map<String, Optional<Macro>> known = new HashMap<>();

  private UnitMacros(Macros macros, SourceLine line) {
    this.macros = macros;
    this.line = line;
  }

  static MacroScope of(Unit unit, SourceLine line) {
    try {
      return Macros.of(unit)
          .<MacroScope>map(macros -> new UnitMacros(macros, line))
          .orElseGet(MacroScope::none);
    } catch (MalformedObjectException damaged) {
      return MacroScope.none();
    }
  }

  @Override
  public Optional<Macro> named(String name) {
    return switch (name) {
      case "__FILE__" -> Optional.of(object(name, '"' + escaped(line.path()) + '"'));
      case "__LINE__" -> Optional.of(object(name, Integer.toUnsignedString(line.line())));
      default -> known.computeIfAbsent(name, this::find);
    };
  }

  private static Macro object(String name, String replacement) {
    return new Macro(name, Optional.empty(), replacement);
  }

  private static String escaped(String path) {
    return path.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /// Without its macros an expression still has its other names.
  private Optional<Macro> find(String name) {
    try {
      return macros.definitionAt(name, line.path(), line.line());
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }
}
