package dev.spoor.repl.names;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.expression.ExpressionFormat;
import dev.spoor.objects.dwarf.expression.Operation;
import dev.spoor.objects.dwarf.expression.Operator;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.repl.debuggee.View;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.Locale;

/// Where a variable is kept, in words.
///
/// @param view of the program
/// @param object that it is declared in
/// @param die that declares it
record PlaceText(View view, DebuggedObject object, Die die) {
  String text() {
    for (var origin : die.origins()) {
      if (origin.has(AttributeName.CONST_VALUE)) {
        return constant(origin.value(AttributeName.CONST_VALUE).orElseThrow());
      }
      if (origin.has(AttributeName.LOCATION)) {
        return located(origin);
      }
    }
    return "optimized out";
  }

  private String constant(AttributeValue value) {
    return value instanceof AttributeValue.Constant(var number, var _)
        ? "constant " + number
        : "constant bytes";
  }

  private String located(Die origin) {
    var locations = origin.locations(AttributeName.LOCATION);
    if (locations.size() == 1 && locations.getFirst().range().isEmpty()) {
      return one(locations.getFirst().expression());
    }
    if (locations.isEmpty()) {
      return "optimized out";
    }
    var text = new StringBuilder("multi-location:");
    for (var each : locations) {
      var range =
          each.range()
              .map(span -> "Range " + shown(span.start()) + "-" + shown(span.end()) + ": ")
              .orElse("Default: ");
      text.append("\n  ").append(range).append(one(each.expression()));
    }
    return text.append('\n').toString();
  }

  private String shown(FileAddress address) {
    return object.address(address).toString();
  }

  private String one(Block expression) {
    var operations =
        Expression.read(
                expression,
                new ExpressionFormat(
                    die.unit().encoding().version(),
                    die.unit().encoding().addressBytes(),
                    die.unit().encoding().offsetBytes()))
            .operations();
    if (operations.isEmpty()) {
      return "optimized out";
    }
    var first = operations.getFirst();
    if (operations.size() == 1 && first.operator() == Operator.ADDR) {
      return "in static storage at address " + shown(FileAddress.of(first.first()));
    }
    if (operations.size() == 1 && isRegister(first)) {
      return "a variable in $" + register(first);
    }
    var text = new StringBuilder("a complex DWARF expression:");
    for (var operation : operations) {
      text.append(String.format(Locale.ROOT, "\n%6d: ", operation.offset())).append(operation);
      if (isRegister(operation) || operation.operator() == Operator.BREG) {
        text.append(" [$").append(register(operation)).append(']');
      }
    }
    return text.append('\n').toString();
  }

  private static boolean isRegister(Operation operation) {
    return operation.operator() == Operator.REG;
  }

  private String register(Operation operation) {
    var number = (int) operation.first();
    return CallConvention.of(view.architecture())
        .flatMap(convention -> convention.numbered(number))
        .map(register -> register.name())
        .orElse("register" + number);
  }
}
