package dev.spoor.symbolic.expression;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.expression.Operation;
import dev.spoor.objects.dwarf.expression.Operator;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One evaluation. The first failure ends it and is its result.
final class Evaluation {
  private static final int MOST_STEPS = 10_000;
  private static final int DEEPEST_CALL = 32;

  private final EvaluationContext context;
  private final ValueType generic;
  private final ValueStack stack;
  private final List<Location.Piece> pieces = new ArrayList<>();

  /// What was found out to be no address, and not yet made a piece.
  private Optional<Location> found = Optional.empty();

  private Optional<Location> failure = Optional.empty();
  private int steps;

  Evaluation(EvaluationContext context) {
    this.context = context;
    this.generic = ValueType.generic(context.addressBytes());
    this.stack = new ValueStack(generic);
  }

  OptionalLong compute(Expression expression, long... first) {
    for (var value : first) {
      stack.push(value);
    }
    run(expression, 0);
    return failure.isPresent() || found.isPresent() || stack.size() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(stack.bits(0));
  }

  Location locate(Expression expression) {
    run(expression, 0);
    if (failure.isPresent()) {
      return failure.get();
    }
    return pieces.isEmpty() ? whole() : new Location.InPieces(pieces);
  }

  /// {@return what was described since the last piece}
  private Location whole() {
    if (found.isPresent()) {
      return found.get();
    }
    return stack.size() == 0
        ? new Location.OptimizedOut()
        : new Location.InMemory(Address.of(stack.bits(0)));
  }

  private void fail(String reason) {
    if (failure.isEmpty()) {
      failure = Optional.of(new Location.Unavailable(reason));
    }
  }

  /// Callers that do not say what they passed, or compilers that forget it, are no failure.
  private void pushed(OptionalLong entryValue) {
    if (entryValue.isPresent()) {
      stack.push(entryValue.getAsLong());
    } else if (failure.isEmpty()) {
      failure = Optional.of(new Location.OptimizedOut());
    }
  }

  private void run(Expression expression, int depth) {
    var operations = expression.operations();
    for (var next = 0; next < operations.size() && failure.isEmpty(); ) {
      if (steps++ == MOST_STEPS) {
        fail("the expression does not end");
        return;
      }
      var operation = operations.get(next++);
      switch (operation.operator()) {
        case SKIP -> next = target(expression, operation);
        case BRA -> {
          if (stack.pop() != 0) {
            next = target(expression, operation);
          }
        }
        case CALL2, CALL4 -> call(context.procedure(operation.first(), true), depth);
        case CALL_REF -> call(context.procedure(operation.first(), false), depth);
        default -> step(operation, expression);
      }
      if (stack.isBroken()) {
        fail("the expression's stack is too small or too large");
      }
    }
  }

  private int target(Expression expression, Operation branch) {
    var index = expression.indexAt(branch.first());
    if (index < 0) {
      fail("the expression branches to where no operation begins");
      return 0;
    }
    return index;
  }

  private void call(Optional<Expression> procedure, int depth) {
    if (depth == DEEPEST_CALL) {
      fail("the expression calls itself");
    } else if (procedure.isPresent()) {
      run(procedure.get(), depth + 1);
    } else {
      fail("an expression that is called is not known");
    }
  }

  private void step(Operation operation, Expression expression) {
    var first = operation.first();
    var operator = operation.operator();
    switch (operator) {
      case ADDR -> stack.push(context.relocated(first));
      case CONST1U,
          CONST1S,
          CONST2U,
          CONST2S,
          CONST4U,
          CONST4S,
          CONST8U,
          CONST8S,
          CONSTU,
          CONSTS,
          LIT ->
          stack.push(first);
      case DUP -> stack.pick(0);
      case DROP -> stack.pop();
      case OVER -> stack.pick(1);
      case PICK -> stack.pick((int) first);
      case SWAP -> stack.sink(2);
      case ROT -> stack.sink(3);
      case ABS, NEG, NOT -> unary(operator);
      case AND, DIV, MINUS, MOD, MUL, OR, PLUS, XOR, SHL, SHR, SHRA -> binary(operator);
      case EQ, GE, GT, LE, LT, NE -> compare(operator);
      case PLUS_UCONST -> {
        stack.push(first, stack.type(0));
        binary(Operator.PLUS);
      }
      case DEREF -> dereference(context.addressBytes(), generic);
      case DEREF_SIZE -> dereference((int) first, generic);
      case DEREF_TYPE, GNU_DEREF_TYPE ->
          typed(operation.second(), type -> dereference((int) first, type));
      case XDEREF, XDEREF_SIZE, XDEREF_TYPE -> fail("there is one address space");
      case REG, REGX -> found = Optional.of(new Location.InRegister(register(first)));
      case BREG, BREGX -> based(context.register(register(first)), operation.second(), first);
      case FBREG -> pushed(context.frameBase(), first, "the frame base is not known");
      case CALL_FRAME_CFA ->
          pushed(context.canonicalFrameAddress(), 0, "the frame's address is not known");
      case PUSH_OBJECT_ADDRESS ->
          pushed(context.objectAddress(), 0, "the object's address is not known");
      case FORM_TLS_ADDRESS, GNU_PUSH_TLS_ADDRESS -> threadLocal(context.threadLocal(stack.pop()));
      case ADDRX, GNU_ADDR_INDEX -> indexed(first, true);
      case CONSTX, GNU_CONST_INDEX -> indexed(first, false);
      case ENTRY_VALUE, GNU_ENTRY_VALUE -> pushed(context.entryValue(inner(operation, expression)));
      case GNU_PARAMETER_REF -> pushed(context.valueOf(first, true));
      case GNU_VARIABLE_VALUE ->
          pushed(context.valueOf(first, false), 0, "another variable's value is not known");
      case CONST_TYPE, GNU_CONST_TYPE -> typed(first, type -> constant(operation.bytes(), type));
      case REGVAL_TYPE, GNU_REGVAL_TYPE ->
          typed(operation.second(), type -> registerOf(first, type));
      case CONVERT, GNU_CONVERT -> convert(first, false);
      case REINTERPRET, GNU_REINTERPRET -> convert(first, true);
      case IMPLICIT_VALUE -> found = Optional.of(new Location.IsBytes(operation.bytes()));
      case IMPLICIT_POINTER, GNU_IMPLICIT_POINTER ->
          found = Optional.of(new Location.ImplicitPointer(first, operation.second()));
      case STACK_VALUE -> {
        var type = stack.type(0);
        found = Optional.of(new Location.IsValue(stack.pop(), type));
      }
      case PIECE -> piece(first << 3, 0, first >>> 61 == 0);
      case BIT_PIECE -> piece(first, operation.second(), true);
      case NOP, GNU_UNINIT -> {}
      case SKIP, BRA, CALL2, CALL4, CALL_REF ->
          throw new IllegalStateException(operator + " is done before");
      case UNRECOGNIZED -> fail("operator 0x" + Long.toHexString(first) + " is not known");
    }
  }

  private static int register(long number) {
    return Math.clamp(number, -1, Integer.MAX_VALUE);
  }

  private void unary(Operator operator) {
    var type = stack.type(0);
    push(Arithmetic.unary(operator, stack.pop(), type), type);
  }

  private void binary(Operator operator) {
    var type = stack.type(1);
    // How far to shift may be of another type.
    var isShift = operator == Operator.SHL || operator == Operator.SHR || operator == Operator.SHRA;
    if (!isShift && !type.equals(stack.type(0))) {
      fail("operands of two types");
      return;
    }
    var right = stack.pop();
    var left = stack.pop();
    push(Arithmetic.binary(operator, left, right, type), type);
  }

  private void push(OptionalLong value, ValueType type) {
    if (value.isPresent()) {
      stack.push(value.getAsLong(), type);
    } else {
      fail("the expression computes what has no result");
    }
  }

  private void compare(Operator operator) {
    var type = stack.type(1);
    if (!type.equals(stack.type(0))) {
      fail("operands of two types");
      return;
    }
    var right = stack.pop();
    var left = stack.pop();
    stack.push(Arithmetic.compare(operator, left, right, type) ? 1 : 0);
  }

  private void based(OptionalLong value, long offset, long register) {
    if (value.isPresent()) {
      stack.push(value.getAsLong() + offset);
    } else {
      fail("register " + Long.toUnsignedString(register) + " is not known");
    }
  }

  private void pushed(OptionalLong value, long offset, String otherwise) {
    if (value.isPresent()) {
      stack.push(value.getAsLong() + offset);
    } else {
      fail(otherwise);
    }
  }

  private void threadLocal(ThreadLocalPlace place) {
    switch (place) {
      case ThreadLocalPlace.At(var address) -> stack.push(address);
      case ThreadLocalPlace.Unknown(var reason) -> fail(reason);
    }
  }

  private void indexed(long index, boolean isAddress) {
    var entry = context.indexed(index);
    if (entry.isPresent()) {
      var value = entry.getAsLong();
      stack.push(isAddress ? context.relocated(value) : value);
    } else {
      fail("there is no address " + Long.toUnsignedString(index));
    }
  }

  private Expression inner(Operation operation, Expression expression) {
    return Expression.read(operation.bytes(), context.memory().order(), expression.format());
  }

  private interface OnType {
    void accept(ValueType type);
  }

  /// @param die 0 for the type of addresses
  private void typed(long die, OnType action) {
    var type = die == 0 ? Optional.of(generic) : context.type(die);
    if (type.isPresent()) {
      action.accept(type.get());
    } else {
      fail("a type that cannot be computed with");
    }
  }

  private void constant(ByteString bytes, ValueType type) {
    if (bytes.length() == type.sizeBytes()) {
      stack.push(assembled(bytes.toArray()), type);
    } else {
      fail("a constant that does not have its type's width");
    }
  }

  private void registerOf(long number, ValueType type) {
    var value = context.register(register(number));
    if (value.isPresent()) {
      stack.push(type.truncated(value.getAsLong()), type);
    } else {
      fail("register " + Long.toUnsignedString(number) + " is not known");
    }
  }

  private void convert(long die, boolean keepsBits) {
    typed(
        die,
        type -> {
          var from = stack.type(0);
          var bits = stack.pop();
          stack.push(keepsBits ? type.truncated(bits) : type.converted(bits, from), type);
        });
  }

  private void dereference(int sizeBytes, ValueType type) {
    if (sizeBytes < 1 || sizeBytes > type.sizeBytes()) {
      fail("a value of " + sizeBytes + " bytes");
      return;
    }
    var address = Address.of(stack.pop());
    var bytes = context.memory().read(address, sizeBytes);
    if (bytes.length == sizeBytes) {
      stack.push(assembled(bytes), type);
    } else {
      fail("no memory can be read at " + address);
    }
  }

  private long assembled(byte[] bytes) {
    var value = 0L;
    for (var i = 0; i < bytes.length; i++) {
      var at = context.memory().order() == ByteOrder.LITTLE_ENDIAN ? bytes.length - 1 - i : i;
      value = value << Byte.SIZE | bytes[at] & 0xff;
    }
    return value;
  }

  private void piece(long sizeBits, long offsetBits, boolean fits) {
    if (!fits) {
      fail("a piece that no memory holds");
      return;
    }
    pieces.add(new Location.Piece(sizeBits, offsetBits, whole()));
    if (found.isEmpty() && stack.size() > 0) {
      stack.pop();
    }
    found = Optional.empty();
  }
}
