package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Makes values of numbers, characters and texts as they are written.
record LiteralOperands(Context context) {
  Operand floating(Syntax.FloatLiteral literal) {
    var width =
        switch (literal.width()) {
          case FLOAT -> 4;
          case DOUBLE -> 8;
          case LONG -> 16;
        };
    return context.values().real(context.types().floating(width), Real.of(literal.value()));
  }

  Operand character(long unit, String prefix) {
    return context.values().integer(characterType(prefix), unit);
  }

  /// The first type that has room (C11, section 6.4.4.1).
  Operand integer(Syntax.IntegerLiteral literal) {
    var bits = literal.value().bitLength();
    var candidates = new ArrayList<BaseType>();
    var types = context.types();
    if (literal.longs() == 0) {
      add(candidates, types.integer(), types.unsignedInteger(), literal);
    }
    if (literal.longs() <= 1) {
      add(candidates, types.longer(), types.unsignedLonger(), literal);
    }
    add(candidates, types.longest(), types.unsignedLongest(), literal);
    for (var candidate : candidates) {
      var room =
          (int) candidate.widthBytes() * Byte.SIZE - (candidate.encoding().isSigned() ? 1 : 0);
      if (bits <= room) {
        return context.values().integer(candidate, literal.value());
      }
    }
    return context
        .values()
        .integer(
            types.addressBytes() == Long.BYTES ? types.unsignedLonger() : types.unsignedLongest(),
            literal.value());
  }

  private static void add(
      List<BaseType> candidates,
      BaseType signed,
      BaseType unsigned,
      Syntax.IntegerLiteral literal) {
    if (!literal.isUnsigned()) {
      candidates.add(signed);
    }
    if (literal.isUnsigned() || !literal.isDecimal()) {
      candidates.add(unsigned);
    }
  }

  /// The program's own type, if it has one: in C these names are typedefs.
  private Type characterType(String prefix) {
    var base = context.types().wide(prefix);
    return base.name().equals("char")
        ? base
        : context.names().types().named(TypeSyntax.Path.of(base.name())).orElse(base);
  }

  Operand text(List<Long> units, String prefix) {
    var element = characterType(prefix);
    var width = (int) element.sizeBytes().orElse(1);
    var bytes = new byte[(units.size() + 1) * width];
    for (var i = 0; i < units.size(); i++) {
      System.arraycopy(
          Values.bytes(BigInteger.valueOf(units.get(i)), width, context.types().order()),
          0,
          bytes,
          i * width,
          width);
    }
    var text = context.values().of(ArrayType.of(element, units.size() + 1L), bytes);
    return new Operand(text.value(), new Place.Typed());
  }
}
