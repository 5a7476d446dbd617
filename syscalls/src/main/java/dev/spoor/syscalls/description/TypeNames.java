package dev.spoor.syscalls.description;

import dev.spoor.syscalls.value.Value.Base;
import java.util.List;
import java.util.Optional;

/// The words of the language that stand for shapes.
final class TypeNames {
  /// `long`, what a call returns unless its description says more.
  static final Shape.Int LONG = new Shape.Int(Width.LONG, true, Base.DECIMAL);

  /// `uint`, what flags and enumerations are unless a description says more.
  static final Shape.Int UNSIGNED = new Shape.Int(Width.WORD, false, Base.UNSIGNED);

  /// As many bytes as a path has at most without its NUL: `PATH_MAX` of linux/limits.h counts it.
  private static final long PATH_BYTES = 4095;

  private TypeNames() {}

  /// {@return the integer that `word` stands for}
  static Optional<Shape.Int> integer(String word) {
    return switch (word) {
      case "i8" -> signed(Width.BYTE);
      case "i16" -> signed(Width.HALF);
      case "i32", "int" -> signed(Width.WORD);
      case "i64" -> signed(Width.DOUBLE);
      case "long" -> Optional.of(LONG);
      case "klong" -> signed(Width.KERNEL_LONG);
      case "u8" -> unsigned(Width.BYTE);
      case "u16" -> unsigned(Width.HALF);
      case "u32", "uint" -> Optional.of(UNSIGNED);
      case "u64" -> unsigned(Width.DOUBLE);
      case "a64" -> unsigned(Width.ALIGNED);
      case "ulong", "size" -> unsigned(Width.LONG);
      case "uklong" -> unsigned(Width.KERNEL_LONG);
      case "x8" -> hexadecimal(Width.BYTE);
      case "x16" -> hexadecimal(Width.HALF);
      case "x32" -> hexadecimal(Width.WORD);
      case "x64" -> hexadecimal(Width.DOUBLE);
      case "xa64" -> hexadecimal(Width.ALIGNED);
      case "xlong" -> hexadecimal(Width.LONG);
      case "xklong" -> hexadecimal(Width.KERNEL_LONG);
      case "x56" -> Optional.of(new Shape.Int(Width.LONG, false, Base.HEX14));
      case "x24" -> Optional.of(new Shape.Int(Width.WORD, false, Base.HEX6));
      case "perm" -> Optional.of(new Shape.Int(Width.WORD, false, Base.OCTAL));
      case "perm16" -> Optional.of(new Shape.Int(Width.HALF, false, Base.OCTAL));
      default -> Optional.empty();
    };
  }

  private static Optional<Shape.Int> signed(Width width) {
    return Optional.of(new Shape.Int(width, true, Base.DECIMAL));
  }

  private static Optional<Shape.Int> unsigned(Width width) {
    return Optional.of(new Shape.Int(width, false, Base.UNSIGNED));
  }

  private static Optional<Shape.Int> hexadecimal(Width width) {
    return Optional.of(new Shape.Int(width, false, Base.HEX));
  }

  /// {@return the shape that `word` stands for; one described elsewhere if the language does not
  /// know it}
  static Shape shape(String word, List<Expression> arguments) {
    var integer = integer(word);
    if (integer.isPresent()) {
      return integer.get();
    }
    return switch (word) {
      case "ptr" -> pointer(new Shape.Opaque());
      case "none" -> new Shape.Nothing();
      case "path" -> pointer(new Shape.Terminated(new Expression.Literal(PATH_BYTES), true));
      case "string" -> pointer(new Shape.Terminated(limit(arguments), false));
      case "buf" -> pointer(buffer(arguments, Shape.Buffer.Content.BYTES));
      case "strbuf" -> pointer(buffer(arguments, Shape.Buffer.Content.STRING));
      case "binbuf" -> pointer(buffer(arguments, Shape.Buffer.Content.BINARY));
      case "cstr" -> new Shape.Terminated(arguments.getFirst(), false);
      case "bytes" -> buffer(arguments, Shape.Buffer.Content.BYTES);
      case "text" -> buffer(arguments, Shape.Buffer.Content.TEXT);
      case "hex" -> buffer(arguments, Shape.Buffer.Content.WHOLE);
      case "binary" -> buffer(arguments, Shape.Buffer.Content.BINARY);
      case "uid", "gid" -> special(Meaning.ID, arguments);
      default -> other(word, arguments);
    };
  }

  private static Shape buffer(List<Expression> arguments, Shape.Buffer.Content content) {
    return new Shape.Buffer(arguments.getFirst(), content);
  }

  private static Shape pointer(Shape target) {
    return new Shape.Pointer(target, Width.LONG);
  }

  private static Expression limit(List<Expression> arguments) {
    return arguments.isEmpty() ? new Expression.Literal(Integer.MAX_VALUE) : arguments.getFirst();
  }

  private static Shape special(Meaning meaning, List<Expression> arguments) {
    return new Shape.Special(meaning.width(), meaning.signed(), meaning, arguments);
  }

  private static Shape other(String word, List<Expression> arguments) {
    for (var meaning : Meaning.values()) {
      if (meaning.word().equals(word)) {
        return special(meaning, arguments);
      }
    }
    for (var form : Form.values()) {
      if (form.word().equals(word)) {
        return new Shape.Foreign(form, arguments);
      }
    }
    return new Shape.Reference(word, arguments);
  }
}
