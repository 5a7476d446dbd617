package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Layout;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Structure;
import java.util.Optional;

/// What names in expressions mean within a structure: its fields, else what they mean around it.
/// `verbose` is whether nothing is abbreviated.
record StructNames(
    Descriptions descriptions,
    Structure structure,
    Layout layout,
    Block block,
    int offset,
    Optional<Block> former,
    Expression.Names around,
    boolean verbose)
    implements Expression.Names {
  @Override
  public long number(String name) {
    return number(name, block, around.number(name));
  }

  private long number(String name, Block block, long other) {
    if (name.equals("verbose")) {
      return verbose ? 1 : 0;
    }
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
    return other;
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
    var other = around.formerPointee(name);
    return former.isPresent() ? number(name, former.get(), other) : other;
  }

  @Override
  public boolean isFilled(String name) {
    var fields = structure.fields();
    for (var i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        var at = offset + layout.offset(i);
        var end = Math.min(at + descriptions.bytes(fields.get(i).shape()), block.bytes().length);
        while (at < end && block.bytes()[at] == 0) {
          at++;
        }
        return at < end;
      }
    }
    return around.isFilled(name);
  }

  @Override
  public long word(long address) {
    return around.word(address);
  }

  @Override
  public boolean isReadable(long address, long length) {
    return around.isReadable(address, length);
  }

  @Override
  public long load(long address) {
    return around.load(address);
  }
}
