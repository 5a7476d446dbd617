package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.VoidType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// gdb's convenience functions, `$_strlen (s)` and the like. They read the program's memory and
/// call nothing in it, so conditions may have them.
record ConvenienceFunctions(Context context, Interpreter interpreter) {
  private static final int LONGEST = 1 << 16;
  private static final String TOO_COMPLICATED = "The pattern is too complicated for the text.";

  /// {@return whether there is a function with this name}
  ///
  /// @param name with its `$`
  static boolean isKnown(String name) {
    return switch (name) {
      case "$_strlen",
          "$_streq",
          "$_memeq",
          "$_regex",
          "$_isvoid",
          "$_as_string",
          "$_creal",
          "$_cimag",
          "$_gdb_setting",
          "$_gdb_setting_str" ->
          true;
      default -> CallerFunctions.isKnown(name);
    };
  }

  Operand call(String name, Syntax.Call call) {
    var wanted =
        switch (name) {
          case "$_memeq" -> 3;
          case "$_streq", "$_regex" -> 2;
          default -> 1;
        };
    var most = CallerFunctions.isKnown(name) ? 2 : wanted;
    if (call.arguments().size() < wanted || call.arguments().size() > most) {
      throw new ExpressionException(
          call.at(),
          isSetting(name)
              ? "You must provide an argument to " + name
              : "You must provide "
                  + (wanted == 1 ? "one argument" : wanted + " arguments")
                  + " for "
                  + name
                  + ".");
    }
    var arguments = new ArrayList<Operand>();
    for (var each : call.arguments()) {
      arguments.add(interpreter.pointers().followed(interpreter.evaluate(each), call.at()));
    }
    return CallerFunctions.isKnown(name)
        ? caller(name, arguments, call.at())
        : value(name, arguments, call);
  }

  private Operand caller(String name, List<Operand> arguments, int at) {
    var truth = context.types().truth();
    if (context.isTypeOnly()) {
      return context.values().absent(truth);
    }
    var frames = arguments.size() > 1 ? Values.integer(arguments.get(1), at).longValue() : 1;
    var asked = text(arguments.getFirst(), at);
    var matches = name.endsWith("_matches");
    var holds =
        new CallerFunctions(context)
            .holds(
                name,
                function -> {
                  var bytes = function.getBytes(StandardCharsets.UTF_8);
                  return matches ? matches(bytes, asked, at) : Arrays.equals(bytes, asked);
                },
                frames,
                at);
    return context.values().integer(truth, holds ? 1 : 0);
  }

  private Operand value(String name, List<Operand> arguments, Syntax.Call call) {
    var at = call.at();
    var first = arguments.getFirst();
    var isComplex = name.equals("$_creal") || name.equals("$_cimag");
    if (isComplex && !ComplexArithmetic.isComplex(first.type())) {
      throw new ExpressionException(at, "expected a complex number");
    }
    if (isSetting(name)) {
      return setting(name, first, at);
    }
    if (context.isTypeOnly()) {
      return context
          .values()
          .absent(
              isComplex
                  ? ComplexArithmetic.half((dev.spoor.symbolic.type.BaseType) first.stripped())
                  : name.equals("$_as_string")
                      ? ArrayType.of(context.types().character(), 1)
                      : context.types().integer());
    }
    return switch (name) {
      case "$_strlen" -> number(text(first, at).length);
      case "$_streq" -> truth(Arrays.equals(text(first, at), text(arguments.get(1), at)));
      case "$_memeq" -> truth(isSame(arguments, at));
      case "$_regex" -> truth(matches(text(first, at), text(arguments.get(1), at), at));
      case "$_isvoid" -> truth(first.stripped() instanceof VoidType);
      case "$_as_string" -> interpreter.text(asString(first, at));
      default ->
          new ComplexArithmetic(context.types(), context.values())
              .part(first, at, name.equals("$_cimag"));
    };
  }

  private static boolean isSetting(String name) {
    return name.startsWith("$_gdb_setting");
  }

  /// Also where only the type is asked for: that depends on the setting, and nothing is read.
  private Operand setting(String name, Operand first, int at) {
    if (!(first.stripped() instanceof ArrayType)) {
      throw new ExpressionException(at, "First argument of " + name + " must be a string.");
    }
    var asked = new String(text(first, at), StandardCharsets.UTF_8);
    var found =
        context
            .session()
            .setting(asked)
            .orElseThrow(() ->
                new ExpressionException(
                    at,
                    "First argument of "
                        + name
                        + " must be a valid setting of the 'show' command."));
    return found.number().isPresent() && !name.endsWith("_str")
        ? number(found.number().getAsLong())
        : interpreter.text(found.text());
  }

  private Operand number(long value) {
    return context.values().integer(context.types().integer(), value);
  }

  private Operand truth(boolean holds) {
    return number(holds ? 1 : 0);
  }

  /// {@return the bytes before the first NUL}
  private byte[] text(Operand operand, int at) {
    byte[] bytes;
    if (operand.stripped() instanceof ArrayType && operand.value().address().isEmpty()) {
      Values.requirePresent(operand, at);
      bytes = operand.value().contents().toArray();
    } else {
      var pointer = interpreter.pointers().decayed(operand, at);
      var address = Address.of(Values.integer(pointer, at).longValue());
      return context
          .around()
          .program()
          .memory()
          .readString(address, LONGEST)
          .orElseThrow(
              () -> new ExpressionException(at, "Cannot access memory at address " + address));
    }
    var end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return Arrays.copyOf(bytes, end);
  }

  private boolean isSame(List<Operand> arguments, int at) {
    var count = Values.integer(interpreter.pointers().decayed(arguments.get(2), at), at);
    if (count.signum() < 0 || count.bitLength() > 16) {
      throw new ExpressionException(at, "length must be non-negative and at most " + LONGEST);
    }
    var length = count.intValue();
    return Arrays.equals(
        memory(arguments.get(0), length, at), memory(arguments.get(1), length, at));
  }

  private byte[] memory(Operand operand, int length, int at) {
    var pointer = interpreter.pointers().decayed(operand, at);
    var address = Address.of(Values.integer(pointer, at).longValue());
    var bytes = context.around().program().memory().read(address, length);
    if (bytes.length < length) {
      throw new ExpressionException(
          at, "Cannot access memory at address " + address.plus(bytes.length));
    }
    return bytes;
  }

  private static boolean matches(byte[] text, byte[] pattern, int at) {
    try {
      return Pattern.compile(new String(pattern, StandardCharsets.ISO_8859_1))
          .matcher(new Limited(new String(text, StandardCharsets.ISO_8859_1), at))
          .lookingAt();
    } catch (PatternSyntaxException wrong) {
      throw new ExpressionException(at, "The pattern is no regular expression.");
    } catch (StackOverflowError deep) {
      throw new ExpressionException(at, TOO_COMPLICATED);
    }
  }

  /// A text that is looked at so often and no more: some patterns try all ways to divide it.
  private static final class Limited implements CharSequence {
    private static final int MOST_LOOKS = 1 << 20;

    private final CharSequence text;
    private final int at;
    private int looks;

    Limited(CharSequence text, int at) {
      this.text = text;
      this.at = at;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new ExpressionException(at, TOO_COMPLICATED);
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static String asString(Operand operand, int at) {
    var number = Values.integer(operand, at);
    return operand.stripped() instanceof EnumerationType enumeration
        ? enumeration.nameOf(number.longValue()).orElse(number.toString())
        : number.toString();
  }
}
