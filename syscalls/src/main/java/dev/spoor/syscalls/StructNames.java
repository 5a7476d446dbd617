package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Layout;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Structure;

/// What names in expressions mean within a structure: its fields, else what they mean around it.
record StructNames(
    Descriptions descriptions,
    Structure structure,
    Layout layout,
    Block block,
    int offset,
    Expression.Names around)
    implements Expression.Names {
  @Override
  public long number(String name) {
    var fields = structure.fields();
    for (var i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        var at = offset + layout.offset(i);
        var shape = descriptions.resolved(fields.get(i).shape());
        if (shape instanceof Shape.Scalar scalar) {
          var width = scalar.width().bytes(descriptions.abi());
          return block.load(at, width, scalar.signed()).orElse(0);
        }
        if (isWord(shape)) {
          return block.load(at, descriptions.bytes(shape), false).orElse(0);
        }
      }
    }
    return around.number(name);
  }

  /// Whether it is a union that is a number's size, like `sigval`: then it is that number, too.
  private boolean isWord(Shape shape) {
    if (!(shape instanceof Shape.Reference(var name, var _)
        && descriptions.type(name) instanceof Descriptions.Entry.Struct)) {
      return false;
    }
    var bytes = descriptions.bytes(shape);
    return bytes == 4 || bytes == 8;
  }

  @Override
  public long pointee(String name) {
    return around.pointee(name);
  }

  @Override
  public long formerPointee(String name) {
    return around.formerPointee(name);
  }
}
