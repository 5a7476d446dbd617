package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.TypedefType;
import dev.spoor.symbolic.type.UnspecifiedType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Evaluates expressions in a frame. Parts that are not needed are not looked at: behind `&&`, `||`
/// and `?`.
final class Interpreter {
  private final Context context;
  private final Values values;
  private final Arithmetic arithmetic;
  private final Pointers pointers;
  private final Casts casts;
  private final Assignments assignments;
  private final TypeResolver types;
  private final LiteralOperands literals;
  private final MemberOperands members;
  private final Operators operators;
  private final ComplexArithmetic complex;
  private final Computation computation;

  Interpreter(Context context) {
    this.context = context;
    this.values = context.values();
    this.arithmetic = new Arithmetic(context.types(), values);
    this.pointers =
        new Pointers(
            context.types(),
            values,
            context.isTypeOnly(),
            text -> context.around().caller().map(caller -> caller.placed(text)));
    this.complex = new ComplexArithmetic(context.types(), values);
    this.casts = new Casts(values, pointers, complex);
    this.assignments = new Assignments(context, casts, pointers);
    this.types = new TypeResolver(context, this::typeOf);
    this.literals = new LiteralOperands(context);
    this.members = new MemberOperands(context, this);
    this.operators = new Operators(context, this);
    this.computation = new Computation(context, this, arithmetic, complex);
  }

  /// {@return the type of an expression, or the type that it names}
  Type typeOf(Syntax syntax) {
    if (syntax instanceof Syntax.TypeName(var type, var _)) {
      return types.resolve(type);
    }
    var only = context.isTypeOnly() ? this : new Interpreter(Expressions.typeOnly(context));
    return only.evaluate(syntax).type();
  }

  Type resolve(TypeSyntax type) {
    return types.resolve(type);
  }

  Operand evaluate(Syntax syntax) {
    return switch (syntax) {
      case Syntax.IntegerLiteral literal -> literals.integer(literal);
      case Syntax.FloatLiteral literal -> literals.floating(literal);
      case Syntax.ImaginaryLiteral(var number, var at) -> complex.imaginary(evaluate(number), at);
      case Syntax.CharacterLiteral(var unit, var prefix, var _) -> literals.character(unit, prefix);
      case Syntax.TextLiteral(var units, var prefix, var _) -> literals.text(units, prefix);
      case Syntax.TruthLiteral(var isTrue, var _) ->
          values.integer(context.types().bool(), isTrue ? 1 : 0);
      case Syntax.NullLiteral _ ->
          values.integer(context.types().pointerTo(new dev.spoor.symbolic.type.VoidType()), 0);
      case Syntax.This(var at) -> name(TypeSyntax.Path.of("this"), at);
      case Syntax.Name(var path, var at) -> name(path, at);
      case Syntax.Dollar(var name, var at) -> new DollarNames(context).operand(name, at);
      case Syntax.Unary unary -> unary(unary);
      case Syntax.Binary binary -> binary(binary);
      case Syntax.Comma(var left, var right, var _) -> {
        evaluate(left);
        yield evaluate(right);
      }
      case Syntax.Conditional(var condition, var then, var otherwise, var at) ->
          chosen(isTrue(evaluate(condition), at), then, otherwise);
      case Syntax.Assignment assignment -> assignment(assignment);
      case Syntax.Step step -> step(step);
      case Syntax.Subscript subscript -> element(subscript);
      case Syntax.Slice(var array, var first, var last, var at) ->
          computation.slice(evaluate(array), decayed(first, at), decayed(last, at), at);
      case Syntax.AtEntry(var operand, var at) ->
          new VariableOperands(context).atEntry(operand, at);
      case Syntax.Member member -> members.member(member);
      case Syntax.MemberByPointer byPointer -> members.byPointer(byPointer);
      case Syntax.Call call -> call(call);
      case Syntax.Cast cast -> cast(cast);
      case Syntax.TypedMemory(var type, var address, var at) ->
          typedMemory(types.resolve(type), decayed(address, at), at);
      case Syntax.SizeOf(var isAlignment, var operand, var at) -> sizeOf(isAlignment, operand, at);
      case Syntax.TypeName(var _, var at) ->
          throw new ExpressionException(at, "Attempt to use a type name as an expression");
    };
  }

  private Operand chosen(boolean isFirst, Syntax then, Syntax otherwise) {
    if (context.isTypeOnly()) {
      evaluate(otherwise);
    }
    return evaluate(isFirst ? then : otherwise);
  }

  private Operand element(Syntax.Subscript subscript) {
    var at = subscript.at();
    var array = pointers.followed(evaluate(subscript.array()), at);
    var index = evaluate(subscript.index());
    return operators
        .member("[]", array, List.of(subscript.index()), List.of(pointers.followed(index, at)), at)
        .orElseGet(
            () -> pointers.element(array, operators.number(pointers.decayed(index, at), at), at));
  }

  /// {@return a text as if it had been typed}
  Operand text(String characters) {
    var units = new java.util.ArrayList<Long>();
    for (var each : characters.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      units.add(each & 0xffL);
    }
    return literals.text(units, "");
  }

  /// {@return whether an expression is a literal 0, which is a null pointer as well}
  boolean isZero(Syntax syntax) {
    return syntax instanceof Syntax.IntegerLiteral literal && literal.value().signum() == 0;
  }

  private Operand decayed(Syntax syntax, int at) {
    return pointers.decayed(evaluate(syntax), at);
  }

  // Names.

  Operand name(TypeSyntax.Path path, int at) {
    var meaning = context.names().meaning(path).orElseThrow(() -> context.unknown(path.name(), at));
    return switch (meaning) {
      case Meaning.OfVariable variable -> new VariableOperands(context).of(variable);
      case Meaning.OfThis(var member) -> member;
      case Meaning.Shared(var value) -> Operand.of(value);
      case Meaning.Function(var type, var address) -> values.at(type, address);
      case Meaning.Enumerator(var type, var number) -> values.integer(type, number);
      case Meaning.OfType _ ->
          throw new ExpressionException(at, "Attempt to use a type name as an expression");
      case Meaning.Symbol symbol -> symbol(symbol, at);
    };
  }

  private Operand symbol(Meaning.Symbol symbol, int at) {
    if (context.around().program().isCode(symbol.address())) {
      var result = new UnspecifiedType("<unknown return type>", OptionalLong.empty());
      var unknown = new FunctionType(TypeReference.to(result), List.of(), false, false);
      return values.at(
          new TypedefType("<text variable, no debug info>", TypeReference.to(unknown)),
          symbol.address());
    }
    throw new ExpressionException(
        at, "'" + symbol.name() + "' has unknown type; cast it to its declared type");
  }

  // Operators.

  boolean isTrue(Operand operand, int at) {
    return computation.isTrue(operand, at);
  }

  private Operand unary(Syntax.Unary unary) {
    var at = unary.at();
    if (unary.operator() == Syntax.Unary.Operator.ADDRESS) {
      return addressOf(unary.operand(), at);
    }
    var given = evaluate(unary.operand());
    var defined =
        operators.apply(unary.operator().text(), List.of(pointers.followed(given, at)), false, at);
    if (defined.isPresent()) {
      return defined.get();
    }
    return switch (unary.operator()) {
      case INDIRECTION -> {
        Computation.requirePlain(pointers.followed(given, at), "*", at);
        yield pointers.target(given, at);
      }
      case ADDRESS -> pointers.addressOf(given, at);
      case NOT -> {
        var operand = pointers.decayed(given, at);
        yield context.isTypeOnly()
            ? values.absent(context.types().truth())
            : values.truth(!isTrue(operand, at));
      }
      case MINUS, PLUS, COMPLEMENT ->
          computation.signed(
              unary.operator(), operators.number(pointers.followed(given, at), at), at);
    };
  }

  private Operand addressOf(Syntax operand, int at) {
    if (operand instanceof Syntax.Name(var path, var _) && path.parts().size() > 1) {
      var member = new MemberPointers(context).of(path);
      if (member.isPresent()) {
        return member.get();
      }
    }
    if (operand instanceof Syntax.Name(var path, var _)
        && context.names().meaning(path).orElse(null) instanceof Meaning.Symbol symbol
        && !context.around().program().isCode(symbol.address())) {
      var unknown = TypeReference.to(context.types().integer());
      return values.integer(
          context.types().pointerTo(new TypedefType("<data variable, no debug info>", unknown)),
          symbol.address().value());
    }
    var given = evaluate(operand);
    if (operand instanceof Syntax.Name(var path, var _)
        && !context.isTypeOnly()
        && given.place() instanceof Place.Nowhere
        && pointers.followed(given, at).value().address().isEmpty()) {
      throw new ExpressionException(
          at, "Can't take address of \"" + path.name() + "\" which isn't an lvalue.");
    }
    return pointers.addressOf(given, at);
  }

  private Operand binary(Syntax.Binary binary) {
    var at = binary.at();
    return switch (binary.operator()) {
      case AND_ALSO -> {
        var left = isTrue(evaluate(binary.left()), at);
        yield values.truth(left && isTrue(evaluate(binary.right()), at));
      }
      case OR_ELSE -> {
        var left = isTrue(evaluate(binary.left()), at);
        // Of types alone both sides count.
        yield values.truth(left && !context.isTypeOnly() || isTrue(evaluate(binary.right()), at));
      }
      case REPEAT -> pointers.repeated(evaluate(binary.left()), decayed(binary.right(), at), at);
      default -> {
        var left = evaluate(binary.left());
        var right = evaluate(binary.right());
        yield computation.of(binary.operator(), left, right, isZero(binary.right()), at);
      }
    };
  }

  // Changes.

  private Operand assignment(Syntax.Assignment assignment) {
    var at = assignment.at();
    var target = evaluate(assignment.target());
    var value = evaluate(assignment.value());
    var symbol = assignment.operator().map(BinaryOperator::text).orElse("") + "=";
    var object = pointers.followed(target, at);
    var source = pointers.followed(value, at);
    if (symbol.length() > 1 || !Conversions.isSame(object.type(), source.type())) {
      var defined =
          operators.member(symbol, object, List.of(assignment.value()), List.of(source), at);
      if (defined.isPresent()) {
        return defined.get();
      }
    }
    if (assignment.operator().isPresent()) {
      var isZero = isZero(assignment.value());
      value = computation.of(assignment.operator().get(), target, value, isZero, at);
    }
    var isText =
        target.place() instanceof Place.InSession || target.stripped() instanceof ArrayType;
    return assignments.assign(target, isText ? value : pointers.decayed(value, at), at);
  }

  private Operand step(Syntax.Step step) {
    var at = step.at();
    var target = evaluate(step.operand());
    var one = values.integer(context.types().integer(), 1);
    // Behind its operand it has an argument that says nothing (C++17, section 16.5.7).
    var rest = step.isPrefix() ? List.<Operand>of() : List.of(one);
    var defined =
        operators.member(
            step.isIncrement() ? "++" : "--", pointers.followed(target, at), List.of(), rest, at);
    if (defined.isPresent()) {
      return defined.get();
    }
    var operator = step.isIncrement() ? BinaryOperator.PLUS : BinaryOperator.MINUS;
    var before = new Operand(target.value().held(), new Place.Nowhere());
    var after = assignments.assign(target, computation.of(operator, target, one, false, at), at);
    return step.isPrefix() ? after : before;
  }

  // Calls.

  private Operand call(Syntax.Call call) {
    return new Calls(context, this, Optional.empty()).call(call);
  }

  Operand converted(Operand operand, Type type) {
    return casts.convert(operand, type, Syntax.Cast.Kind.PLAIN, 0);
  }

  Pointers pointers() {
    return pointers;
  }

  Operators operators() {
    return operators;
  }

  Casts casts() {
    return casts;
  }

  Conversions conversions() {
    return new Conversions(context, arithmetic);
  }

  // Types.

  private Operand cast(Syntax.Cast cast) {
    var type = types.resolve(cast.type());
    if (cast.operand() instanceof Syntax.Name(var path, var _)
        && context.names().meaning(path).orElse(null) instanceof Meaning.Symbol symbol
        && !context.around().program().isCode(symbol.address())) {
      return values.at(type, symbol.address());
    }
    var operand =
        cast.operand() instanceof Syntax.Call call
            ? new Calls(context, this, Optional.of(type)).call(call)
            : evaluate(cast.operand());
    if (!(type.stripped() instanceof CompoundType
        || type.stripped() instanceof dev.spoor.symbolic.type.ReferenceType)) {
      operand =
          operators
              .converted(pointers.followed(operand, cast.at()), type, cast.at())
              .orElse(operand);
    }
    return context.isTypeOnly()
        ? values.absent(type)
        : casts.convert(operand, type, cast.kind(), cast.at());
  }

  private Operand typedMemory(Type type, Operand address, int at) {
    return context.isTypeOnly()
        ? values.absent(type)
        : values.at(type, Address.of(Values.integer(address, at).longValue()));
  }

  private Operand sizeOf(boolean isAlignment, Syntax operand, int at) {
    var type = typeOf(operand);
    var stripped =
        type.stripped() instanceof dev.spoor.symbolic.type.ReferenceType(var _, var to, var _)
            ? to.type()
            : type;
    var number =
        isAlignment
            ? Alignments.of(stripped, context.types().addressBytes())
            : stripped.sizeBytes();
    if (number.isEmpty()) {
      throw new ExpressionException(at, "The size of " + type.name() + " is not known.");
    }
    return values.integer(context.types().size(), number.getAsLong());
  }
}
