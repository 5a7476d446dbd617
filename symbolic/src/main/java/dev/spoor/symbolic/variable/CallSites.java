package dev.spoor.symbolic.variable;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.expression.Expression;
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

  OptionalLong valueAtEntry(Expression expression) {
    var register = UnitContext.registerOf(expression);
    var caller = frame.caller();
    if (register.isEmpty() || caller.isEmpty() || caller.get().frame().isInterrupted()) {
      return OptionalLong.empty();
    }
    var callerObject = program.objects().at(caller.get().lookupAddress());
    if (callerObject.isEmpty()) {
      return OptionalLong.empty();
    }
    var site = siteOf(callerObject.get(), caller.get());
    if (site.isEmpty()) {
      return OptionalLong.empty();
    }
    var context =
        new UnitContext(program, callerObject.get(), site.get().unit(), caller, depth + 1);
    if (!isCallOfThis(site.get(), context)) {
      return OptionalLong.empty();
    }
    for (var parameter : site.get().children()) {
      if (isIn(parameter, register.getAsLong())) {
        return value(parameter, context);
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong value(Die parameter, UnitContext context) {
    var operations =
        parameter
            .expression(AttributeName.CALL_VALUE)
            .or(() -> parameter.expression(AttributeName.GNU_CALL_SITE_VALUE));
    return operations.isPresent() ? context.compute(operations.get()) : OptionalLong.empty();
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

  /// {@return the call that returns to where the caller is}
  private Optional<Die> siteOf(DebuggedObject callerObject, FrameAt caller) {
    var function = program.functionAt(callerObject, caller.lookupAddress());
    if (function.isEmpty()) {
      return Optional.empty();
    }
    var pc = callerObject.fileAddress(caller.frame().pc());
    for (var walk = function.get().walk(); walk.next(); ) {
      if (walk.tag().equals(Tag.CALL_SITE) || walk.tag().equals(Tag.GNU_CALL_SITE)) {
        var site = walk.die();
        var returns =
            site.address(AttributeName.CALL_RETURN_PC).or(() -> site.address(AttributeName.LOW_PC));
        if (returns.filter(pc::equals).isPresent()) {
          return Optional.of(site);
        }
      }
    }
    return Optional.empty();
  }

  /// Another function may have been called there, which went on to this one by a jump: what was in
  /// its registers is gone.
  private boolean isCallOfThis(Die site, UnitContext context) {
    var called =
        site.reference(AttributeName.CALL_ORIGIN)
            .or(() -> site.reference(AttributeName.ABSTRACT_ORIGIN));
    var self = program.functionAt(object, frame.lookupAddress());
    if (self.isEmpty()) {
      return false;
    }
    if (called.isEmpty()) {
      return isTarget(self.get(), site, context);
    }
    return nameOf(called.get()).equals(nameOf(self.get()));
  }

  /// A call by a pointer says which one it was, if that is still to be found out.
  private boolean isTarget(Die self, Die site, UnitContext context) {
    var target =
        site.expression(AttributeName.CALL_TARGET)
            .or(() -> site.expression(AttributeName.GNU_CALL_SITE_TARGET));
    var called = target.isPresent() ? context.compute(target.get()) : OptionalLong.empty();
    var entry = self.address(AttributeName.LOW_PC).map(object::address);
    return called.isPresent()
        && entry.filter(address -> address.value() == called.getAsLong()).isPresent();
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
