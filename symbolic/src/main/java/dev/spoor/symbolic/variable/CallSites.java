package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.source.Function;
import java.util.Optional;
import java.util.OptionalLong;

/// What callers say about the arguments of their calls (DWARF 5, section 3.4): for values that were
/// in a register when a function was entered, and are there no more.
final class CallSites {
  private final Program program;
  private final DebuggedObject object;
  private final FrameAt frame;
  private final int depth;

  CallSites(Program program, DebuggedObject object, FrameAt frame, int depth) {
    this.program = program;
    this.object = object;
    this.frame = frame;
    this.depth = depth;
  }

  /// {@return what was in the register that an expression names}
  OptionalLong valueAtEntry(Expression expression) {
    return computed(expression, AttributeName.CALL_VALUE, AttributeName.GNU_CALL_SITE_VALUE);
  }

  /// {@return what was in memory where the register pointed that an expression names}
  OptionalLong dataAtEntry(Expression expression) {
    return computed(
        expression, AttributeName.CALL_DATA_VALUE, AttributeName.GNU_CALL_SITE_DATA_VALUE);
  }

  private OptionalLong computed(Expression expression, AttributeName name, AttributeName gnuName) {
    var register = UnitContext.registerOf(expression);
    var caller = frame.caller();
    if (register.isEmpty() || caller.isEmpty() || caller.get().frame().isInterrupted()) {
      return OptionalLong.empty();
    }
    var tailCalls = program.objects().tailCalls();
    var callerObject = program.objects().at(caller.get().lookupAddress());
    var site = callerObject.flatMap(at -> tailCalls.siteOf(caller.get().frame(), at));
    if (site.isEmpty()) {
      return OptionalLong.empty();
    }
    var die = site.get().die();
    var context =
        new UnitContext(program, callerObject.orElseThrow(), die.unit(), caller, depth + 1);
    for (var parameter : die.children()) {
      if (isIn(parameter, register.getAsLong())) {
        var operations = parameter.expression(name).or(() -> parameter.expression(gnuName));
        return operations.isPresent()
                && isCallOfThis(site.get(), context, callerObject.orElseThrow())
            ? context.compute(operations.get())
            : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private static boolean isIn(Die parameter, long register) {
    var isParameter =
        parameter.tag().equals(Tag.CALL_SITE_PARAMETER)
            || parameter.tag().equals(Tag.GNU_CALL_SITE_PARAMETER);
    var place = isParameter ? parameter.expression(AttributeName.LOCATION) : Optional.empty();
    if (place.isEmpty()) {
      return false;
    }
    var expression =
        UnitContext.read(
            parameter.unit(), parameter.expression(AttributeName.LOCATION).orElseThrow());
    var named = UnitContext.registerOf(expression);
    return named.isPresent() && named.getAsLong() == register;
  }

  /// Another function may have been called there, which went on to this one by a jump, or this one
  /// has jumped to itself: what was in its registers is gone.
  private boolean isCallOfThis(CallSite site, UnitContext context, DebuggedObject callerObject) {
    var tailCalls = program.objects().tailCalls();
    var self = TailCalls.functionAt(object, frame.lookupAddress());
    var entry = self.flatMap(Function::entry).map(object::address);
    if (entry.isEmpty()) {
      return false;
    }
    var called = site.called();
    var isThis =
        called.isPresent()
            ? tailCalls.target(site, callerObject).equals(entry)
                || nameOf(called.get()).equals(nameOf(self.orElseThrow().die()))
            : isTarget(entry.get(), site, context);
    return isThis && !tailCalls.mayComeBack(entry.get());
  }

  /// A call by a pointer says which one it was, if that is still to be found out.
  private static boolean isTarget(Address entry, CallSite site, UnitContext context) {
    var target = site.target();
    var called = target.isPresent() ? context.compute(target.get()) : OptionalLong.empty();
    return called.isPresent() && entry.value() == called.getAsLong();
  }

  private static String nameOf(Die function) {
    for (var origin : function.origins()) {
      var name = origin.text(AttributeName.LINKAGE_NAME);
      if (name.isPresent()) {
        return name.get();
      }
    }
    for (var origin : function.origins()) {
      if (origin.name().isPresent()) {
        return origin.name().get();
      }
    }
    return "";
  }
}
