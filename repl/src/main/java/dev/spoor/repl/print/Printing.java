package dev.spoor.repl.print;

import dev.spoor.machine.ByteString;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.source.SourceFiles;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Notation;
import dev.spoor.symbolic.value.Presenters;
import dev.spoor.symbolic.value.StandardLibrary;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValueLayout;
import dev.spoor.symbolic.value.ValuePrinter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
        Notation.NATURAL,
        layout());
  }

  private ValueLayout layout() {
    var parts = EnumSet.noneOf(ValueLayout.Part.class);
    add("print pretty", ValueLayout.Part.MEMBER_LINES, parts);
    add("print array", ValueLayout.Part.ELEMENT_LINES, parts);
    add("print array-indexes", ValueLayout.Part.INDEXES, parts);
    add("print union", ValueLayout.Part.UNIONS, parts);
    add("print static-members", ValueLayout.Part.STATIC_MEMBERS, parts);
    add("print address", ValueLayout.Part.ADDRESSES, parts);
    add("print symbol", ValueLayout.Part.SYMBOLS, parts);
    if (!settings.isOn("print null-stop")) {
      parts.add(ValueLayout.Part.BEHIND_NUL);
    }
    return new ValueLayout(parts);
  }

  private void add(String setting, ValueLayout.Part part, Set<ValueLayout.Part> to) {
    if (settings.isOn(setting)) {
      to.add(part);
    }
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

  /// {@return a value as it is written in a line with others}
  public String inLine(Value value) {
    return value.absence().orElse(null) instanceof Absence.Unavailable
        ? new Absence.OptimizedOut().text()
        : new ValuePrinter(flat(), presenters()).text(value);
  }

  private ValueFormat flat() {
    var parts = EnumSet.noneOf(ValueLayout.Part.class);
    parts.addAll(format().layout().parts());
    parts.remove(ValueLayout.Part.MEMBER_LINES);
    parts.remove(ValueLayout.Part.ELEMENT_LINES);
    return format().withLayout(new ValueLayout(parts));
  }

  /// {@return a value as it is written where there is little room: structures and arrays as `...`,
  /// of what stands for several values only its title}
  public String brief(Value value) {
    var shown =
        value.type().stripped() instanceof ReferenceType ? value.target().orElse(value) : value;
    var type = shown.type().stripped();
    var isWhole = type instanceof CompoundType || type instanceof ArrayType;
    if (!isWhole) {
      return inLine(value);
    }
    if (value.absence().isPresent()) {
      return value.absence().get() instanceof Absence.OptimizedOut ? "..." : inLine(value);
    }
    return presenters().of(shown).isPresent()
        ? new ValuePrinter(flat().withDepth(0), presenters()).text(value)
        : "...";
  }

  /// {@return a value as it is written on its own}
  public String alone(Value value) {
    return alone(value, Notation.NATURAL, false);
  }

  /// {@return a value as it is written on its own}
  ///
  /// @param isRaw whether classes are shown by their members, whatever they stand for
  public String alone(Value value, Notation notation, boolean isRaw) {
    var how = format().withPointerTypes().withNotation(notation);
    var printer = new ValuePrinter(how, isRaw ? Presenters.none() : presenters());
    var made = settings.isOn("print object") ? made(value) : value;
    var isOther = made.type().stripped() instanceof CompoundType && made != value;
    return (isOther ? "(" + made.type().name() + ") " : "") + printer.text(made);
  }

  /// {@return an object as the class that it was made as, a pointer or reference as one to that;
  /// itself if it is that already}
  public static Value made(Value value) {
    if (value.absence().isPresent()) {
      return value;
    }
    var object =
        value.type().stripped() instanceof CompoundType ? value : value.target().orElse(value);
    var made = object.dynamic();
    if (made.type().stripped().equals(object.type().stripped()) || made.address().isEmpty()) {
      return value;
    }
    return switch (value.type().stripped()) {
      case PointerType(var _, var width) ->
          pointing(value, new PointerType(TypeReference.to(made.type()), width), made);
      case ReferenceType(var kind, var _, var width) ->
          pointing(value, new ReferenceType(kind, TypeReference.to(made.type()), width), made);
      default -> made;
    };
  }

  private static Value pointing(Value value, Type type, Value to) {
    var width = value.around().addressBytes();
    var bytes =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(to.address().orElseThrow().value())
            .array();
    return Value.of(
        type,
        new Storage.Held(Contents.of(ByteString.of(bytes, 0, width)), Optional.empty()),
        value.around());
  }
}
