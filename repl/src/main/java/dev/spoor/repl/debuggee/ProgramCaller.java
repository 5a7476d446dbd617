package dev.spoor.repl.debuggee;

import dev.spoor.debugger.step.CallFunction.Argument;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.symbolic.call.CallAbi;
import dev.spoor.symbolic.call.Passing;
import dev.spoor.symbolic.language.FunctionCaller;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.VoidType;
import dev.spoor.symbolic.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls functions for expressions: converts what they are given as C does for parameters (C17,
/// section 6.5.2.2).
record ProgramCaller(View view, FunctionCalls calls) implements FunctionCaller {
  private static final int ALLOCATION_LIMIT = 1 << 16;
  private static final int MOST_PASSED = 1 << 12;
  private static final long STACK_BYTES = 1 << 16;

  @Override
  public Value call(Value function, List<Value> arguments) {
    if (!view.target().isLive()) {
      throw refused("You can't do that without a process to debug.");
    }
    var entry =
        function.address().orElseThrow(() -> refused("The function has no address to call."));
    if (!(function.type().stripped() instanceof FunctionType type)) {
      throw refused("What is called is no function.");
    }
    if (type.isPrototyped() && arguments.size() < type.parameters().size()) {
      throw refused("Too few arguments in function call.");
    }
    if (type.isPrototyped() && !type.isVariadic() && arguments.size() > type.parameters().size()) {
      throw refused("Too many arguments in function call.");
    }
    var copies = new ClassCopies(view, calls);
    var passed = new ArrayList<Argument>();
    for (var i = 0; i < arguments.size(); i++) {
      var parameter =
          i < type.parameters().size()
              ? Optional.of(type.parameters().get(i).type())
              : Optional.<Type>empty();
      passed.add(passed(arguments.get(i), parameter, copies));
    }
    var result = type.result().type();
    var returned = calls.next(new NeededCall(entry, name(entry), passed, result, inMemory(result)));
    copies.end();
    return returned;
  }

  /// {@return how many bytes of a result are left in memory}
  private int inMemory(Type result) {
    if (result.stripped() instanceof VoidType) {
      return 0;
    }
    var passing = isLong() ? CallAbi.result(result) : CallAbi.resultOf32(result);
    var bytes = result.sizeBytes().orElse(0);
    if (passing instanceof Passing.InRegisters) {
      return 0;
    }
    if (bytes <= 0 || bytes > MOST_PASSED) {
      throw refused("What is returned is too large.");
    }
    return (int) bytes;
  }

  private boolean isLong() {
    return view.architecture().pointerBytes() == Long.BYTES;
  }

  private static ExpressionException refused(String sentence) {
    return new ExpressionException(0, sentence);
  }

  private String name(Address entry) {
    return view.symbols()
        .outermostSignature(entry)
        .or(() -> view.symbols().functionAt(entry).map(found -> found.name()))
        .orElse("at " + entry);
  }

  private Argument passed(Value value, Optional<Type> parameter, ClassCopies copies) {
    var absence = value.absence();
    if (absence.isPresent()) {
      throw refused("value has been optimized out");
    }
    var type = parameter.orElse(value.type());
    return switch (type.stripped()) {
      case ReferenceType reference ->
          new Argument.Word(value.address().orElseGet(() -> referred(value, reference)).value());
      case BaseType base when isNumberInRegister(base) -> {
        var number = real(value);
        yield parameter.isPresent() && base.widthBytes() == Float.BYTES
            ? new Argument.Single((float) number)
            : new Argument.Floating(number);
      }
      case CompoundType _ when CallAbi.argument(type) instanceof Passing.ByReference ->
          new Argument.Word(copies.of(type, lasting(value)).value());
      case CompoundType _ -> whole(value, type);
      case BaseType base when base.widthBytes() > Long.BYTES || isComplex(base) ->
          whole(view.expressions().converted(value, type), type);
      case BaseType base when base.widthBytes() > view.architecture().pointerBytes() ->
          whole(view.expressions().converted(value, type), type);
      default -> new Argument.Word(word(value));
    };
  }

  /// What another call has left below the stack is overwritten by the next one.
  private Address lasting(Value value) {
    var sp = view.thread().registers().sp();
    return value
            .address()
            .filter(at -> at.compareTo(sp) < 0 && at.plus(STACK_BYTES).compareTo(sp) > 0)
            .isPresent()
        ? copied(value)
        : value.address().orElseGet(() -> copied(value));
  }

  private static boolean isNumberInRegister(BaseType base) {
    return isFloating(base) && base.widthBytes() <= Double.BYTES;
  }

  private static boolean isComplex(BaseType base) {
    return base.encoding().equals(BaseEncoding.COMPLEX_FLOAT);
  }

  /// A value that is nowhere is put into the program, as a compiler would put it on the stack.
  private Address referred(Value value, ReferenceType reference) {
    var target = reference.target().type();
    return copied(
        target.stripped() instanceof CompoundType
            ? value
            : view.expressions().converted(value, target));
  }

  private Argument whole(Value value, Type type) {
    var passing = CallAbi.argument(type);
    var bytes = value.contents().toArray();
    if (!value.type().stripped().equals(type.stripped())) {
      throw refused("Invalid cast.");
    }
    if (bytes.length > MOST_PASSED) {
      throw refused("Too much to be passed by value.");
    }
    return new Argument.Whole(ByteString.of(bytes), alignment(type), passing);
  }

  /// What is above eight matters on the stack alone.
  private int alignment(Type type) {
    var widest = CallAbi.alignment(type);
    return Math.min(widest, isLong() ? 2 * Long.BYTES : Integer.BYTES);
  }

  private long word(Value value) {
    return switch (value.type().stripped()) {
      case ArrayType _ -> value.address().orElseGet(() -> copied(value)).value();
      case FunctionType _ ->
          value.address().orElseThrow(() -> refused("A function without an address.")).value();
      case BaseType base when isFloating(base) -> (long) real(value);
      default ->
          value
              .pointer()
              .map(Address::value)
              .orElseGet(() -> value.number().orElseThrow(() -> refused("Invalid cast.")));
    };
  }

  @Override
  public Address placed(Value value) {
    return copied(value);
  }

  /// A text that the user typed is nowhere in the program: it is put in memory of the program's
  /// own, which stays allocated, for the function may keep it.
  private Address copied(Value value) {
    var bytes = value.contents().toArray();
    if (bytes.length > ALLOCATION_LIMIT) {
      throw refused("Too much to be copied into the program.");
    }
    var place = new ProgramHeap(view, calls).allocated(bytes.length);
    if (view.memory().write(place, bytes) < bytes.length) {
      throw refused("Cannot access memory at address " + place);
    }
    return place;
  }

  private static boolean isFloating(BaseType base) {
    return base.encoding().equals(BaseEncoding.FLOAT);
  }

  private static double real(Value value) {
    if (!(value.type().stripped() instanceof BaseType base) || !isFloating(base)) {
      return value.integer().orElseThrow(() -> refused("Invalid cast.")).doubleValue();
    }
    var bytes = ByteBuffer.wrap(value.contents().toArray()).order(value.around().memory().order());
    return switch (bytes.remaining()) {
      case Float.BYTES -> bytes.getFloat();
      case Double.BYTES -> bytes.getDouble();
      default -> throw refused("A long double cannot be passed.");
    };
  }
}
