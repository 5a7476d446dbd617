package dev.spoor.repl.print;

import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.source.SourceFiles;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Notation;
import dev.spoor.symbolic.value.Presenters;
import dev.spoor.symbolic.value.StandardLibrary;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;

/// What all printing needs: the view, the settings, the source files.
///
/// @param view for as long as it lasts
public record Printing(View view, Settings settings, SourceFiles sources) {
  private static final int MOST_CHARACTERS = 1 << 18;

  /// {@return how values inside of others, in lists and frames, are written}
  public ValueFormat format() {
    return new ValueFormat(
        settings.limit("print elements").orElse(1 << 16),
        settings.limit("print repeats").orElse(1 << 16),
        Math.clamp(settings.limit("print max-depth").orElse(1 << 10), 0, 1 << 10),
        MOST_CHARACTERS,
        ValueFormat.Pointers.PLAIN,
        Notation.NATURAL);
  }

  private Presenters presenters() {
    return StandardLibrary.presenters();
  }

  /// {@return a value as it is written in a list}
  public String plain(Value value) {
    // Why it is not known is of no use to whoever reads a list.
    return value.absence().orElse(null) instanceof Absence.Unavailable
        ? new Absence.OptimizedOut().text()
        : new ValuePrinter(format(), presenters()).text(value);
  }

  /// {@return a value as it is written where there is little room: structures and arrays as `...`,
  /// of what stands for several values only its title}
  public String brief(Value value) {
    var shown =
        value.type().stripped() instanceof ReferenceType ? value.target().orElse(value) : value;
    var type = shown.type().stripped();
    var isWhole = type instanceof CompoundType || type instanceof ArrayType;
    if (!isWhole) {
      return plain(value);
    }
    if (value.absence().isPresent()) {
      return value.absence().get() instanceof Absence.OptimizedOut ? "..." : plain(value);
    }
    return presenters().of(shown).isPresent()
        ? new ValuePrinter(format().withDepth(0), presenters()).text(value)
        : "...";
  }

  /// {@return a value as it is written on its own}
  public String alone(Value value) {
    return new ValuePrinter(format().withPointerTypes(), presenters()).text(shown(value));
  }

  /// {@return a value as it is written on its own}
  ///
  /// @param isRaw whether classes are shown by their members, whatever they stand for
  public String alone(Value value, Notation notation, boolean isRaw) {
    var how = format().withPointerTypes().withNotation(notation);
    return new ValuePrinter(how, isRaw ? Presenters.none() : presenters()).text(shown(value));
  }

  private Value shown(Value value) {
    return settings.isOn("print object") ? value.dynamic() : value;
  }
}
