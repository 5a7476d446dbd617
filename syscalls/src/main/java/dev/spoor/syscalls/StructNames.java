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
      if (fields.get(i).name().equals(name)
          && descriptions.resolved(fields.get(i).shape()) instanceof Shape.Scalar scalar) {
        var width = scalar.width().bytes(descriptions.abi());
        return block.load(offset + layout.offset(i), width, scalar.signed()).orElse(0);
      }
    }
    return around.number(name);
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
