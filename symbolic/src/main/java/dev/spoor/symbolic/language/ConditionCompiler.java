package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.VoidType;
import dev.spoor.symbolic.variable.Variable;
import java.util.Optional;

/// Makes nodes of an expression for one instruction: of integers, pointers, members and elements.
final class ConditionCompiler {
  private final Context context;
  private final Interpreter types;
  private final Arithmetic arithmetic;
  private final PlaceCompiler places;

  /// @param context of the instruction: a frame of which no register is known
  ConditionCompiler(Context context) throws NotDirectException {
    this.context = context;
    this.types = new Interpreter(context);
    this.arithmetic = new Arithmetic(context.types(), context.values());
    var frame = context.around().frame().orElseThrow(() -> new NotDirectException("no frame"));
    this.places = new PlaceCompiler(frame.rules(), context.types().addressBytes());
  }

  DirectNode truth(Syntax syntax) throws NotDirectException {
    return compile(syntax).value();
  }

  private DirectForm compile(Syntax syntax) throws NotDirectException {
    return switch (syntax) {
      case Syntax.IntegerLiteral _, Syntax.CharacterLiteral _, Syntax.TruthLiteral _ ->
          literal(syntax);
      case Syntax.NullLiteral _ ->
          DirectForm.constant(0, context.types().pointerTo(new VoidType()));
      case Syntax.SizeOf _ -> literal(syntax);
      case Syntax.This _ -> name(TypeSyntax.Path.of("this"));
      case Syntax.Name(var path, var _) -> name(path);
      case Syntax.Dollar(var name, var _) -> new DirectRegisters(context).named(name.substring(1));
      case Syntax.Unary unary -> unary(unary);
      case Syntax.Binary binary -> binary(binary);
      case Syntax.Conditional(var condition, var then, var otherwise, var _) ->
          chosen(compile(condition), compile(then), compile(otherwise));
      case Syntax.Subscript(var array, var index, var _) ->
          target(offset(decayed(compile(array)), compile(index), BinaryOperator.PLUS));
      case Syntax.Member member -> member(member);
      case Syntax.Cast(var _, var type, var operand, var _) -> cast(types.resolve(type), operand);
      case Syntax.TypedMemory(var type, var address, var _) ->
          DirectForm.at(decayed(compile(address)).value(), types.resolve(type));
      case Syntax.Comma _,
          Syntax.Slice _,
          Syntax.AtEntry _,
          Syntax.Assignment _,
          Syntax.Step _,
          Syntax.Call _,
          Syntax.MemberByPointer _,
          Syntax.FloatLiteral _,
          Syntax.ImaginaryLiteral _,
          Syntax.TextLiteral _,
          Syntax.TypeName _ ->
          throw new NotDirectException(syntax.toString());
    };
  }

  private DirectForm literal(Syntax syntax) throws NotDirectException {
    var operand = types.evaluate(syntax);
    DirectForm.width(operand.type());
    return DirectForm.constant(Values.integer(operand, syntax.at()).longValue(), operand.type());
  }

  // Names.

  private DirectForm name(TypeSyntax.Path path) throws NotDirectException {
    if (path.isPlain()) {
      var local = context.names().localVariable(path.name());
      if (local.isPresent()) {
        return variable(local.get());
      }
      var member = memberOfThis(path.name());
      if (member.isPresent()) {
        return member.get();
      }
    }
    return switch (context.names().meaning(path).orElse(null)) {
      case Meaning.OfVariable(var variable, var _) -> variable(variable);
      case Meaning.Enumerator(var type, var value) -> DirectForm.constant(value, type);
      case Meaning.Shared(var value) -> fixed(value);
      case Meaning.Function(var type, var address) ->
          DirectForm.constant(address.value(), context.types().pointerTo(type));
      case null, default -> throw new NotDirectException(path.name());
    };
  }

  private static DirectForm fixed(dev.spoor.symbolic.value.Value value) throws NotDirectException {
    var address = value.address().orElseThrow(() -> new NotDirectException("no address"));
    return DirectForm.followed(
        DirectForm.at(new DirectNode.Constant(address.value()), value.type()));
  }

  private DirectForm variable(Variable variable) throws NotDirectException {
    var rule = context.around().frame().orElseThrow().rules().of(variable);
    if (rule.isEmpty()) {
      var value = context.around().program().value(variable);
      if (value.address().isPresent()) {
        return fixed(value);
      }
      var number = value.number();
      if (number.isEmpty()) {
        throw new NotDirectException(variable.name());
      }
      return DirectForm.constant(number.getAsLong(), value.type());
    }
    var found = places.of(variable);
    var type = variable.type().type();
    return DirectForm.followed(
        found.isAddress() ? DirectForm.at(found.node(), type) : DirectForm.of(found.node(), type));
  }

  private Optional<DirectForm> memberOfThis(String name) throws NotDirectException {
    var self = context.names().localVariable("this");
    if (self.isEmpty()) {
      return Optional.empty();
    }
    return DirectMembers.named(target(variable(self.get())), name);
  }

  // Operators.

  private DirectForm decayed(DirectForm form) throws NotDirectException {
    if (form.stripped() instanceof ArrayType array && form.isAddress()) {
      return DirectForm.of(form.node(), context.types().pointerTo(array.inner()));
    }
    return DirectForm.of(form.value(), form.type());
  }

  private static DirectForm target(DirectForm pointer) throws NotDirectException {
    if (!(pointer.stripped() instanceof PointerType(var to, var _))) {
      throw new NotDirectException("target");
    }
    return DirectForm.followed(DirectForm.at(pointer.value(), to.type()));
  }

  private DirectForm unary(Syntax.Unary unary) throws NotDirectException {
    var operand = compile(unary.operand());
    return switch (unary.operator()) {
      case INDIRECTION -> target(decayed(operand));
      case ADDRESS -> {
        if (!operand.isAddress() || operand.bits() > 0) {
          throw new NotDirectException("&");
        }
        yield DirectForm.of(operand.node(), context.types().pointerTo(operand.type()));
      }
      case NOT ->
          DirectForm.of(new DirectNode.Not(decayed(operand).value()), context.types().truth());
      case PLUS -> converted(operand, arithmetic.promoted(operand.type()));
      case MINUS ->
          arithmetic(
              BinaryOperator.MINUS, DirectForm.constant(0, context.types().integer()), operand);
      case COMPLEMENT ->
          arithmetic(
              BinaryOperator.XOR, DirectForm.constant(-1, context.types().integer()), operand);
    };
  }

  private static DirectForm converted(DirectForm form, Type type) throws NotDirectException {
    DirectForm.width(form.type());
    return DirectForm.of(DirectForm.fitted(form.value(), type), type);
  }

  private DirectForm binary(Syntax.Binary binary) throws NotDirectException {
    var operator = binary.operator();
    if (operator == BinaryOperator.REPEAT) {
      throw new NotDirectException("@");
    }
    var left = decayed(compile(binary.left()));
    var right = decayed(compile(binary.right()));
    var truth = context.types().truth();
    if (operator == BinaryOperator.AND_ALSO) {
      return DirectForm.of(new DirectNode.Both(left.value(), right.value()), truth);
    }
    if (operator == BinaryOperator.OR_ELSE) {
      return DirectForm.of(new DirectNode.Either(left.value(), right.value()), truth);
    }
    var isLeft = left.stripped() instanceof PointerType;
    var isRight = right.stripped() instanceof PointerType;
    if (!isLeft && !isRight) {
      return arithmetic(operator, left, right);
    }
    if (operator.isComparison()) {
      return DirectForm.of(
          new DirectNode.Computed(operator, address(left), address(right), false), truth);
    }
    if (isLeft
        && !isRight
        && (operator == BinaryOperator.PLUS || operator == BinaryOperator.MINUS)) {
      return offset(left, right, operator);
    }
    throw new NotDirectException(operator.text());
  }

  /// Addresses are compared in their own width, also with a negative number.
  private DirectNode address(DirectForm form) throws NotDirectException {
    return new DirectNode.Fitted(
        form.value(), 0, context.types().addressBytes() * Byte.SIZE, false);
  }

  private DirectForm arithmetic(BinaryOperator operator, DirectForm left, DirectForm right)
      throws NotDirectException {
    DirectForm.width(left.type());
    DirectForm.width(right.type());
    var isShift = operator == BinaryOperator.SHIFT_LEFT || operator == BinaryOperator.SHIFT_RIGHT;
    var type =
        isShift ? arithmetic.promoted(left.type()) : arithmetic.common(left.type(), right.type());
    var isSigned = DirectForm.isSigned(type);
    var first = converted(left, type).value();
    if (isShift) {
      var shifted =
          new DirectNode.Shifted(
              first,
              right.value(),
              operator == BinaryOperator.SHIFT_LEFT,
              DirectForm.width(type) * Byte.SIZE,
              isSigned);
      return DirectForm.of(DirectForm.fitted(shifted, type), type);
    }
    var computed =
        new DirectNode.Computed(operator, first, converted(right, type).value(), isSigned);
    return operator.isComparison()
        ? DirectForm.of(computed, context.types().truth())
        : DirectForm.of(DirectForm.fitted(computed, type), type);
  }

  private static DirectForm offset(DirectForm pointer, DirectForm index, BinaryOperator operator)
      throws NotDirectException {
    if (!(pointer.stripped() instanceof PointerType(var to, var _))) {
      throw new NotDirectException("element");
    }
    DirectForm.width(index.type());
    var size = to.type().sizeBytes();
    if (size.isEmpty() || index.stripped() instanceof PointerType) {
      throw new NotDirectException("element");
    }
    var distance =
        new DirectNode.Computed(
            BinaryOperator.TIMES,
            index.value(),
            new DirectNode.Constant(Math.max(size.getAsLong(), 1)),
            true);
    return DirectForm.of(
        new DirectNode.Computed(operator, pointer.value(), distance, true), pointer.type());
  }

  private DirectForm chosen(DirectForm condition, DirectForm then, DirectForm otherwise)
      throws NotDirectException {
    var first = decayed(then);
    var second = decayed(otherwise);
    var type =
        first.stripped() instanceof PointerType
            ? first.type()
            : arithmetic.common(first.type(), second.type());
    return DirectForm.of(
        new DirectNode.Chosen(
            decayed(condition).value(),
            DirectForm.fitted(first.value(), type),
            DirectForm.fitted(second.value(), type)),
        type);
  }

  private DirectForm cast(Type type, Syntax operand) throws NotDirectException {
    var form = decayed(compile(operand));
    var isBetweenClasses =
        form.stripped() instanceof PointerType(var from, var _)
            && type.stripped() instanceof PointerType(var to, var _)
            && from.type().stripped() instanceof CompoundType
            && to.type().stripped() instanceof CompoundType;
    if (isBetweenClasses || type.stripped() instanceof ReferenceType) {
      throw new NotDirectException("cast");
    }
    return DirectForm.of(DirectForm.fitted(form.value(), type), type);
  }

  // Members.

  private DirectForm member(Syntax.Member syntax) throws NotDirectException {
    var object = compile(syntax.object());
    while (object.stripped() instanceof PointerType) {
      object = target(object);
    }
    if (!syntax.path().isPlain()) {
      throw new NotDirectException(syntax.path().name());
    }
    return DirectMembers.named(object, syntax.path().name())
        .orElseThrow(() -> new NotDirectException(syntax.path().name()));
  }
}
