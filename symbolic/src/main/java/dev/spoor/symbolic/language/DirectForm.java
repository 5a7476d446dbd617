package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;

/// A node with its type.
///
/// @param node its address, or its value
/// @param type of the value
/// @param isAddress which of the two the node is
/// @param bits of a bit-field, or 0
/// @param firstBit of that, counted from the address
record DirectForm(DirectNode node, Type type, boolean isAddress, int bits, long firstBit) {
  static DirectForm at(DirectNode address, Type type) {
    return new DirectForm(address, type, true, 0, 0);
  }

  static DirectForm of(DirectNode value, Type type) {
    return new DirectForm(value, type, false, 0, 0);
  }

  static DirectForm constant(long value, Type type) {
    return of(new DirectNode.Constant(value), type);
  }

  Type stripped() {
    return type.stripped();
  }

  static boolean isSigned(Type type) {
    return Values.isSigned(type);
  }

  static int width(Type type) throws NotDirectException {
    var bytes = type.sizeBytes().orElse(0);
    var isPossible =
        switch (type.stripped()) {
          case BaseType base -> base.encoding().isInteger() && base.bits().isEmpty();
          case EnumerationType _, PointerType _ -> true;
          default -> false;
        };
    if (!isPossible || bytes < 1 || bytes > Long.BYTES) {
      throw new NotDirectException(type.name());
    }
    return (int) bytes;
  }

  /// {@return the value as a number with its sign}
  DirectNode value() throws NotDirectException {
    if (isAddress && stripped() instanceof ArrayType) {
      return node;
    }
    var width = width(type);
    if (bits > 0) {
      return field(width);
    }
    var raw = isAddress ? new DirectNode.Load(node, width) : node;
    return fitted(raw, type);
  }

  private DirectNode field(int width) throws NotDirectException {
    var first = Math.floorDiv(firstBit, Byte.SIZE);
    var below = Math.floorMod(firstBit, Byte.SIZE);
    var bytes = (below + bits + Byte.SIZE - 1) / Byte.SIZE;
    if (bytes > Long.BYTES || bits > width * Byte.SIZE) {
      throw new NotDirectException("bit-field");
    }
    var load = new DirectNode.Load(plus(node, first), bytes);
    return new DirectNode.Fitted(load, below, bits, isSigned(type));
  }

  static DirectNode plus(DirectNode node, long offset) {
    return offset == 0
        ? node
        : new DirectNode.Computed(
            dev.spoor.symbolic.language.syntax.BinaryOperator.PLUS,
            node,
            new DirectNode.Constant(offset),
            true);
  }

  /// {@return a number cut to a type's width, with its sign}
  static DirectNode fitted(DirectNode node, Type type) throws NotDirectException {
    if (type.stripped() instanceof BaseType base
        && base.encoding().equals(BaseEncoding.BOOLEAN)
        && !(node instanceof DirectNode.Load)) {
      return new DirectNode.Not(new DirectNode.Not(node));
    }
    var fitted = new DirectNode.Fitted(node, 0, width(type) * Byte.SIZE, isSigned(type));
    return switch (node) {
      case DirectNode.Constant(var number) -> new DirectNode.Constant(fitted.of(number));
      case DirectNode.Fitted same when same.isFittedFor(fitted) -> same;
      default -> fitted;
    };
  }

  /// {@return what a reference refers to}
  static DirectForm followed(DirectForm form) {
    if (!(form.stripped() instanceof ReferenceType(var _, var to, var width))) {
      return form;
    }
    var address = form.isAddress() ? new DirectNode.Load(form.node(), width) : form.node();
    return DirectForm.at(address, to.type());
  }
}
