package dev.spoor.repl.stops;

import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.LocationSpecParser;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.source.ListPosition;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.Optional;

/// Where a user means: what was typed, with what it counts from.
public record Place(LocationSpec spec, String text) {
  /// {@return what a text means}
  ///
  /// @param text empty for where the selected frame is
  /// @throws CommandException if it means nothing
  public static Place parse(Shell shell, View view, String text) {
    if (text.isEmpty()) {
      if (!view.hasStack()) {
        throw new CommandException("No default breakpoint address now.");
      }
      var pc = view.frame().pc();
      return new Place(new LocationSpec.OfAddress(pc), "*" + pc);
    }
    if (!view.hasTarget()) {
      throw View.noTable();
    }
    var listed = shell.position().shown();
    var frame =
        view.hasStack()
            ? view.frame().place()
            : listed.isPresent() ? Optional.<CodePlace>empty() : main(view);
    var file =
        frame.flatMap(CodePlace::file).or(() -> listed.map(ListPosition.Lines::path)).orElse("");
    var line =
        frame
            .map(place -> place.line().orElse(0))
            .orElse(listed.map(ListPosition.Lines::last).orElse(0));
    return new Place(
        LocationSpecParser.parse(
            text, file, line, expression -> Address.of(number(view, expression))),
        text);
  }

  /// {@return what a breakpoint is to have: an address that follows from names of the program alone
  /// moves with it, as when it is loaded elsewhere than its file says}
  Place moving(SessionValues values, View view) {
    if (!text.startsWith("*") || !(spec instanceof LocationSpec.OfAddress(var now))) {
      return this;
    }
    var expression = text.substring(1).strip();
    LocationSpec.Computation computation = symbols -> computed(expression, symbols, values);
    return computation.in(view.symbols()).filter(now::equals).isPresent()
        ? new Place(new LocationSpec.OfExpression(expression, computation), text)
        : this;
  }

  private static Optional<Address> computed(
      String expression, Symbols symbols, SessionValues values) {
    try {
      // Names are looked for in what has been opened.
      var _ = symbols.debugged().all();
      var expressions = Expressions.in(EvaluationSurroundings.of(symbols.program()), values);
      return Optional.of(expressions.address(expressions.parse(expression)));
    } catch (ExpressionException | MalformedObjectException _) {
      return Optional.empty();
    }
  }

  /// Before anything was shown, lines are those of the file that has main.
  private static Optional<CodePlace> main(View view) {
    return new Locator(view.symbols())
        .find(new LocationSpec.OfFunction("", "main")).stream()
            .findFirst()
            .flatMap(CodeLocation::place);
  }

  private static long number(View view, String expression) {
    var expressions = view.expressions();
    return expressions.number(expressions.parse(expression));
  }
}
