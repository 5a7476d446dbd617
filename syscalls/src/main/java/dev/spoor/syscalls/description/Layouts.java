package dev.spoor.syscalls.description;

import dev.spoor.machine.linux.Abi;

/// Sizes, alignments and offsets by the rules of C under one ABI.
final class Layouts {
  private final Abi abi;
  private final Descriptions descriptions;

  // The numbers in a layout do not depend on a call.
  private static final Expression.Names NO_NAMES =
      new Expression.Names() {
        @Override
        public long number(String name) {
          return 0;
        }

        @Override
        public long pointee(String name) {
          return 0;
        }

        @Override
        public long formerPointee(String name) {
          return 0;
        }
      };

  Layouts(Abi abi, Descriptions descriptions) {
    this.abi = abi;
    this.descriptions = descriptions;
  }

  Layout of(Structure structure) {
    var fields = structure.fields();
    var offsets = new int[fields.size()];
    var at = 0;
    var alignment = 1;
    for (var i = 0; i < offsets.length; i++) {
      var shape = fields.get(i).shape();
      if (fields.get(i).bound().isPresent()) {
        continue;
      }
      if (fields.get(i).register() >= 0) {
        offsets[i] = fields.get(i).register();
        continue;
      }
      var own = structure.packing() == Structure.Packing.PACKED ? 1 : alignment(shape);
      alignment = Math.max(alignment, own);
      if (structure.packing() == Structure.Packing.OVERLAID) {
        at = Math.max(at, bytes(shape));
      } else {
        at = aligned(at, own);
        offsets[i] = at;
        at += bytes(shape);
      }
    }
    return new Layout(structure, offsets, aligned(at, alignment), alignment);
  }

  private static int aligned(int at, int alignment) {
    return (at + alignment - 1) / alignment * alignment;
  }

  int bytes(Shape shape) {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar.width().bytes(abi);
      case Shape.Terminated(var limit, var _) -> number(limit);
      case Shape.Buffer(var length, var _) -> number(length);
      case Shape.Array(var count, var element, var _) -> number(count) * bytes(element);
      case Shape.Sized(var _, var target, var _, var _, var _) -> bytes(target);
      case Shape.Foreign(var form, var _) when form == Form.INET6 -> 16;
      case Shape.Foreign(var _, var arguments) ->
          arguments.isEmpty() ? 0 : number(arguments.getFirst());
      case Shape.Vector _, Shape.Opaque _, Shape.Nothing _, Shape.Chain _ -> 0;
      case Shape.Indexed(var _, var array) -> bytes(array);
      case Shape.Reference(var name, var _) ->
          switch (descriptions.type(name)) {
            case Descriptions.Entry.Struct(var _, var layout) -> layout.bytes();
            case Descriptions.Entry.Alias(var target) -> bytes(target);
            case Descriptions.Entry.Union(var choice) ->
                choice.cases().values().stream().mapToInt(c -> bytes(c.shape())).max().orElse(0);
          };
    };
  }

  private int alignment(Shape shape) {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar.width().alignment(abi);
      case Shape.Array(var _, var element, var _) -> alignment(element);
      case Shape.Sized(var _, var target, var _, var _, var _) -> alignment(target);
      case Shape.Foreign(var form, var _) ->
          form == Form.SIGSET || form == Form.CPUSET ? Width.LONG.alignment(abi) : 1;
      case Shape.Terminated _,
          Shape.Buffer _,
          Shape.Vector _,
          Shape.Opaque _,
          Shape.Nothing _,
          Shape.Chain _ ->
          1;
      case Shape.Indexed(var _, var array) -> alignment(array);
      case Shape.Reference(var name, var _) ->
          switch (descriptions.type(name)) {
            case Descriptions.Entry.Struct(var _, var layout) -> layout.alignment();
            case Descriptions.Entry.Alias(var target) -> alignment(target);
            case Descriptions.Entry.Union(var choice) ->
                choice.cases().values().stream()
                    .mapToInt(c -> alignment(c.shape()))
                    .max()
                    .orElse(1);
          };
    };
  }

  private static int number(Expression expression) {
    return Math.clamp(expression.evaluate(NO_NAMES), 0, 1 << 20);
  }
}
