package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.symbolic.language.macro.Replacement;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Parser;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.variable.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An expression that is asked again and again whether it holds, at one or a few instructions.
///
/// For each instruction it is compiled once: names and types are looked up, and the places of
/// variables taken from what the debugging information says of that instruction. Most conditions
/// then become [direct][#isDirect], and are evaluated without allocation; what they have no form
/// for is evaluated as other expressions are.
///
/// Lives as long as the objects are loaded where they are; for one thread.
public final class Condition {
  /// Of a condition that is asked at more places, the oldest are forgotten.
  private static final int MOST_PLACES = 64;

  private final String text;
  private final Program program;
  private final SessionValues session;
  private final List<Form> forms = new ArrayList<>();
  private Optional<DirectRun> run = Optional.empty();
  private String failure = "";

  private record Form(long pc, ParsedExpression expression, Optional<DirectNode> direct) {}

  /// What a condition says.
  public enum Outcome {
    HOLDS,
    HOLDS_NOT,
    /// It has no value: see [#failure].
    FAILED,
    /// It calls a function of the program, which has to run for that.
    CALLS
  }

  private Condition(String text, Program program, SessionValues session) {
    this.text = text;
    this.program = program;
    this.session = session;
  }

  /// {@return a condition, compiled for a place}
  ///
  /// @param place the instruction at which it will be asked first
  /// @throws ExpressionException if it is no expression, or has a name that means nothing there
  public static Condition at(Address place, String text, Program program, SessionValues session) {
    var condition = new Condition(text, program, session);
    condition.formAt(place.value());
    return condition;
  }

  /// {@return the expression}
  public String text() {
    return text;
  }

  /// {@return whether it is evaluated without allocation at a place}
  ///
  /// @throws ExpressionException as [#at]
  public boolean isDirect(Address place) {
    return formAt(place.value()).direct().isPresent();
  }

  /// {@return why the last outcome was [Outcome#FAILED], in a sentence}
  public String failure() {
    return failure;
  }

  /// {@return whether it holds where a task has stopped}
  public Outcome test(ConditionContext context) {
    try {
      var form = formAt(context.pc());
      return form.direct().isPresent()
          ? direct(form.direct().get(), context)
          : general(form, context);
    } catch (ExpressionException none) {
      failure = none.sentence();
      return Outcome.FAILED;
    } catch (CallNeededException _) {
      return Outcome.CALLS;
    }
  }

  private Outcome direct(DirectNode node, ConditionContext context) {
    // Not orElseGet: what it is handed would be made anew each time.
    if (run.isEmpty()) {
      run = Optional.of(new DirectRun(context, program.memory().order(), program.addressBytes()));
    }
    var on = run.get();
    on.start(context);
    var value = node.evaluate(on);
    if (on.isFailed()) {
      failure = on.failure();
      return Outcome.FAILED;
    }
    return value != 0 ? Outcome.HOLDS : Outcome.HOLDS_NOT;
  }

  private Outcome general(Form form, ConditionContext context) {
    var expressions = Expressions.in(new WithoutCalls(context.surroundings()), session);
    return expressions.holds(form.expression()) ? Outcome.HOLDS : Outcome.HOLDS_NOT;
  }

  private Form formAt(long pc) {
    for (var i = 0; i < forms.size(); i++) {
      if (forms.get(i).pc() == pc) {
        return forms.get(i);
      }
    }
    var form = compiled(pc);
    if (forms.size() == MOST_PLACES) {
      forms.removeFirst();
    }
    forms.add(form);
    return form;
  }

  private Form compiled(long pc) {
    try {
      var context = Expressions.context(standingAt(pc), session);
      var syntax = Parser.parse(Replacement.of(text, context.macros()), context.names());
      var parsed = new ParsedExpression(text, syntax);
      // Names that mean nothing are found now, and not when it is asked.
      new Interpreter(Expressions.typeOnly(context)).evaluate(syntax);
      return new Form(pc, parsed, direct(context, parsed));
    } catch (MalformedObjectException damaged) {
      throw new ExpressionException(
          0, "The debugging information is damaged: " + damaged.getMessage());
    }
  }

  private static Optional<DirectNode> direct(Context context, ParsedExpression parsed) {
    try {
      return Optional.of(new ConditionCompiler(context).truth(parsed.syntax()));
    } catch (NotDirectException otherwise) {
      return Optional.empty();
    }
  }

  /// A frame of which nothing is known but where it stands.
  private EvaluationSurroundings standingAt(long pc) {
    var architecture = program.convention().architecture();
    var registers = FrameRegisters.unknown(architecture).with(architecture.programCounter(), pc);
    return EvaluationSurroundings.of(
        program,
        new Stack(List.of(Frame.innermost(registers)), new Stack.End.Limit()),
        0,
        Optional.empty());
  }
}
