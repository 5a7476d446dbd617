package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.symbolic.language.macro.MacroScope;
import dev.spoor.symbolic.language.macro.Replacement;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Parser;
import dev.spoor.symbolic.language.syntax.Written;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.variable.FrameVariables;
import java.util.Optional;

/// Evaluates expressions of C and C++ in one frame of a program.
///
/// Made anew for each frame and each stop, for names are looked up once; for one thread. All
/// methods throw an [ExpressionException] if the text is no expression, or has no value here.
public final class Expressions {
  private final Context context;
  private final Interpreter interpreter;

  private Expressions(Context context) {
    this.context = context;
    this.interpreter = new Interpreter(context);
  }

  /// {@return what evaluates in a frame}
  ///
  /// @param session the history and the convenience variables
  public static Expressions in(EvaluationSurroundings around, SessionValues session) {
    return located(() -> new Expressions(context(around, session)));
  }

  static Context context(EvaluationSurroundings around, SessionValues session) {
    var program = around.program();
    var types =
        new BaseTypes(program.addressBytes(), program.memory().order(), LanguageOfFrame.of(around));
    var surroundings =
        around.frame().map(FrameVariables::surroundings).orElseGet(program::surroundings);
    return new Context(
        around, types, new Values(types, surroundings), new Names(around), session, false);
  }

  static Context typeOnly(Context context) {
    return new Context(
        context.around(),
        context.types(),
        context.values(),
        context.names(),
        context.session(),
        true);
  }

  private interface Evaluation<T> {
    T run();
  }

  private static <T> T located(Evaluation<T> evaluation) {
    try {
      return evaluation.run();
    } catch (MalformedObjectException damaged) {
      throw new ExpressionException(
          0, "The debugging information is damaged: " + damaged.getMessage());
    }
  }

  /// {@return the language of the frame, with its base types}
  public BaseTypes types() {
    return context.types();
  }

  /// {@return what values depend on that are made in this frame}
  public Surroundings surroundings() {
    return context.values().around();
  }

  /// {@return an expression or a type, read with what names mean in this frame}
  public ParsedExpression parse(String text) {
    return located(
        () -> new ParsedExpression(text, Parser.parse(withoutMacros(text), context.names())));
  }

  private Written withoutMacros(String text) {
    return Replacement.of(text, context.macros());
  }

  /// {@return the macros that there are in this frame, those of the user before those of the
  /// program}
  public MacroScope macros() {
    return context.macros();
  }

  /// {@return the value of an expression}
  public Value evaluate(String text) {
    return evaluate(parse(text));
  }

  /// {@return the value of an expression, which can be read, or was optimized out}
  public Value evaluate(ParsedExpression expression) {
    return located(() -> {
      var value = interpreter.evaluate(expression.syntax()).value();
      if (value.absence().orElse(null) instanceof Absence.Unreadable unreadable) {
        throw new ExpressionException(expression.syntax().at(), Values.sentence(unreadable));
      }
      return value;
    });
  }

  /// {@return a value converted to another type, as an assignment does it}
  public Value converted(Value value, Type type) {
    return located(() -> interpreter.converted(Operand.of(value), type).value());
  }

  /// {@return the value of an expression, of which it is not asked whether it can be read: for who
  /// wants to know where it is}
  public Value locate(ParsedExpression expression) {
    return located(() -> interpreter.evaluate(expression.syntax()).value());
  }

  /// {@return the value of an expression as a number: of a count, an address, a line}
  public long number(ParsedExpression expression) {
    return located(() -> {
      var at = expression.syntax().at();
      var operand = interpreter.pointers().decayed(interpreter.evaluate(expression.syntax()), at);
      return Values.isFloating(operand.type())
          ? Values.real(operand, at).truncated().longValue()
          : Values.integer(operand, at).longValue();
    });
  }

  /// {@return the address that an expression means: that of a pointer, of an array, of a function,
  /// or a number}
  public Address address(ParsedExpression expression) {
    return Address.of(number(expression));
  }

  /// {@return a pointer to a value that is in memory}
  public Optional<Value> pointerTo(Value value) {
    return value
        .address()
        .map(at ->
            context.values().integer(context.types().pointerTo(value.type()), at.value()).value());
  }

  /// {@return whether the value of an expression is not zero}
  public boolean holds(ParsedExpression expression) {
    return located(() ->
        interpreter.isTrue(interpreter.evaluate(expression.syntax()), expression.syntax().at()));
  }

  /// {@return the type of an expression, which is not evaluated, or the type that it names}
  public Type typeOf(ParsedExpression expression) {
    return located(() -> interpreter.typeOf(expression.syntax()));
  }

  /// {@return the function by which a class copies its objects, `T (const T &)`, and the one that
  /// ends them, if they have code; each with the object's address as its first argument}
  public Lifetime lifetime(Type type) {
    return located(() -> Lifetime.of(new FunctionSearch(context), type));
  }

  /// {@return the type of a name of a type}
  public Type type(String text) {
    return located(
        () -> interpreter.resolve(Parser.parseType(withoutMacros(text), context.names())));
  }
}
