package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.expression.Operation;
import dev.spoor.objects.dwarf.expression.Operator;
import dev.spoor.objects.dwarf.frame.CfaRule;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.symbolic.language.syntax.BinaryOperator;
import dev.spoor.symbolic.variable.CodePlaceRules;
import dev.spoor.symbolic.variable.DebuggedObject;
import dev.spoor.symbolic.variable.Variable;
import java.util.ArrayDeque;
import java.util.Deque;

/// Makes nodes of the DWARF expressions that say where variables are at one instruction.
final class PlaceCompiler {
  private static final int MOST_OPERATIONS = 64;

  private final CodePlaceRules rules;
  private final int addressBytes;

  PlaceCompiler(CodePlaceRules rules, int addressBytes) {
    this.rules = rules;
    this.addressBytes = addressBytes;
  }

  /// Where a variable is.
  ///
  /// @param isAddress whether the node is its address, and not its value
  record Found(DirectNode node, boolean isAddress) {}

  Found of(Variable variable) throws NotDirectException {
    var rule = rules.of(variable).orElseThrow(() -> new NotDirectException(variable.name()));
    return of(rule.expression(), rule, true);
  }

  private Found of(Expression expression, CodePlaceRules.Rule rule, boolean isInFunction)
      throws NotDirectException {
    var operations = expression.operations();
    if (operations.isEmpty() || operations.size() > MOST_OPERATIONS) {
      throw new NotDirectException("expression");
    }
    var last = operations.getLast();
    if (operations.size() == 1
        && (last.operator() == Operator.REG || last.operator() == Operator.REGX)) {
      return new Found(register(last.first()), false);
    }
    var isValue = last.operator() == Operator.STACK_VALUE;
    var stack = new ArrayDeque<DirectNode>();
    for (var i = 0; i < operations.size() - (isValue ? 1 : 0); i++) {
      step(operations.get(i), rule, stack, isInFunction);
    }
    return new Found(pop(stack), !isValue);
  }

  private static DirectNode register(long number) throws NotDirectException {
    if (number < 0 || number > 16) {
      throw new NotDirectException("register");
    }
    return new DirectNode.OfRegister((int) number, 0);
  }

  private static DirectNode pop(Deque<DirectNode> stack) throws NotDirectException {
    if (stack.isEmpty()) {
      throw new NotDirectException("stack");
    }
    return stack.pop();
  }

  private static DirectNode plus(DirectNode node, long offset) {
    return offset == 0
        ? node
        : new DirectNode.Computed(BinaryOperator.PLUS, node, new DirectNode.Constant(offset), true);
  }

  private void step(
      Operation operation, CodePlaceRules.Rule rule, Deque<DirectNode> stack, boolean isInFunction)
      throws NotDirectException {
    var first = operation.first();
    switch (operation.operator()) {
      case LIT,
          CONSTU,
          CONSTS,
          CONST1U,
          CONST1S,
          CONST2U,
          CONST2S,
          CONST4U,
          CONST4S,
          CONST8U,
          CONST8S ->
          stack.push(new DirectNode.Constant(first));
      case ADDR -> stack.push(address(first, rule.object()));
      case ADDRX, GNU_ADDR_INDEX ->
          stack.push(address(rule.unit().addressAt(first).value(), rule.object()));
      case BREG, BREGX -> stack.push(plus(register(first), operation.second()));
      case FBREG -> {
        if (!isInFunction) {
          throw new NotDirectException("frame base");
        }
        stack.push(plus(frameBase(), first));
      }
      case CALL_FRAME_CFA -> stack.push(canonicalFrameAddress(rule));
      case PLUS_UCONST -> stack.push(plus(pop(stack), first));
      case DUP -> {
        var top = pop(stack);
        stack.push(top);
        stack.push(top);
      }
      case DEREF -> stack.push(new DirectNode.Load(pop(stack), addressBytes));
      case DEREF_SIZE -> stack.push(load(pop(stack), first));
      case PLUS, MINUS, MUL, AND, OR, XOR -> binary(operation.operator(), stack);
      default -> throw new NotDirectException(operation.toString());
    }
  }

  private static DirectNode address(long fileAddress, DebuggedObject object) {
    return new DirectNode.Constant(object.address(FileAddress.of(fileAddress)).value());
  }

  private static DirectNode load(DirectNode address, long bytes) throws NotDirectException {
    if (bytes < 1 || bytes > Long.BYTES) {
      throw new NotDirectException("width");
    }
    return new DirectNode.Load(address, (int) bytes);
  }

  /// Numbers on the stack are as wide as addresses.
  private void binary(Operator operator, Deque<DirectNode> stack) throws NotDirectException {
    var right = pop(stack);
    var left = pop(stack);
    var computed =
        new DirectNode.Computed(
            switch (operator) {
              case PLUS -> BinaryOperator.PLUS;
              case MINUS -> BinaryOperator.MINUS;
              case MUL -> BinaryOperator.TIMES;
              case AND -> BinaryOperator.AND;
              case OR -> BinaryOperator.OR;
              default -> BinaryOperator.XOR;
            },
            left,
            right,
            true);
    stack.push(
        addressBytes == Long.BYTES
            ? computed
            : new DirectNode.Fitted(computed, 0, addressBytes * Byte.SIZE, false));
  }

  private DirectNode frameBase() throws NotDirectException {
    var rule = rules.frameBase().orElseThrow(() -> new NotDirectException("frame base"));
    // What it says is an address also if it is a register's value.
    return of(rule.expression(), rule, false).node();
  }

  private DirectNode canonicalFrameAddress(CodePlaceRules.Rule rule) throws NotDirectException {
    return switch (rules.canonicalFrameAddress()) {
      case CfaRule.RegisterAndOffset(var register, var offset) -> plus(register(register), offset);
      case CfaRule.Computed(var expression) -> of(expression, rule, false).node();
      case CfaRule.Unspecified _ -> throw new NotDirectException("frame");
    };
  }
}
