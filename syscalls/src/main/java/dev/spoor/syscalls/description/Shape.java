package dev.spoor.syscalls.description;

import dev.spoor.syscalls.value.Value;
import java.util.List;

/// What a parameter, a field or an element holds.
public sealed interface Shape {
  /// A shape that fits a register.
  sealed interface Scalar extends Shape {
    /// {@return how wide it is in memory}
    Width width();

    /// {@return whether its upper bit is a sign}
    boolean signed();
  }

  /// An integer.
  record Int(Width width, boolean signed, Value.Base base) implements Scalar {}

  /// An integer whose values or bits have names.
  ///
  /// @param table which names
  /// @param kind how they apply
  record Named(Width width, boolean signed, String table, Kind kind) implements Scalar {
    /// How names apply to an integer: each to a value, or to bits.
    public enum Kind {
      /// Each name is one value.
      ENUM,
      /// The same; a value without a name is written in decimal.
      COUNTED,
      /// Each name is one or more bits.
      FLAGS,
      /// One value of 16 bits in network byte order.
      NETWORK,
      /// One value, written as a number and, beside it, by its name.
      TOLD,
      /// Bits, written as a number and, beside it, by their names.
      TOLD_FLAGS,
      /// One value that is called by four characters, and its name beside them.
      FOURCC,
      /// Flags above the nine bits of permissions, which are in octal.
      PERMISSIONS
    }
  }

  /// An integer with a meaning of its own.
  record Special(Width width, boolean signed, Meaning meaning, List<Expression> arguments)
      implements Scalar {
    /// Copies the list.
    public Special {
      arguments = List.copyOf(arguments);
    }
  }

  /// An address.
  ///
  /// @param target what is there
  /// @param width how wide the address is: `LONG` but for those in fields of 64 bits
  record Pointer(Shape target, Width width) implements Scalar {
    @Override
    public boolean signed() {
      return false;
    }
  }

  /// What an address that is not followed points to.
  record Opaque() implements Shape {}

  /// Bytes up to a NUL.
  ///
  /// @param limit the most there can be with the NUL; inline, how many bytes it takes
  /// @param whole whether it is shown whole, as paths are
  record Terminated(Expression limit, boolean whole) implements Shape {}

  /// Bytes.
  ///
  /// @param length how many
  /// @param content how they are shown
  record Buffer(Expression length, Content content) implements Shape {
    /// What bytes are.
    public enum Content {
      /// Anything.
      BYTES,
      /// A string whose terminating NUL is counted but not shown.
      STRING,
      /// No text at all: shown in hexadecimal.
      BINARY,
      /// The same, shown whole.
      WHOLE,
      /// Anything, shown whole.
      TEXT
    }
  }

  /// Elements one after the other.
  ///
  /// @param most so many are shown even if nothing is abbreviated
  record Array(Expression count, Shape element, int most) implements Shape {
    /// The most elements that are shown if a description does not say otherwise.
    public static final int MOST = 4096;

    /// As many as are shown of most.
    public Array(Expression count, Shape element) {
      this(count, element, MOST);
    }
  }

  /// Pointers up to a null pointer.
  record Vector(Shape element) implements Shape {}

  /// A structure of which the caller says how long it believes it to be.
  ///
  /// @param least what is shorter than this many bytes is not shown
  /// @param filled so many bytes are shown at least: the kernel takes those that are missing for 0
  /// @param rest how what is not a known field is told
  record Sized(Expression length, Shape target, int least, int filled, Rest rest) implements Shape {
    /// How is told what is there beside the fields that are known and there as a whole.
    public enum Rest {
      /// Of a field that is cut off the bytes.
      CUT_OFF,
      /// Also what is behind the known fields, if it is not 0.
      BYTES,
      /// That there is something.
      MARKED,
      /// If it cannot be read, its address.
      ADDRESS
    }
  }

  /// A structure, union or alias described elsewhere.
  record Reference(String name, List<Expression> arguments) implements Shape {
    /// Copies the list.
    public Reference {
      arguments = List.copyOf(arguments);
    }
  }

  /// A result shown as a number and, in parentheses, as flags.
  ///
  /// @param label what stands before the flags, possibly nothing
  record Noted(String table, String label, Style style) implements Scalar {
    /// How strace(1) writes what is in the parentheses, where constants are numbers (`-X raw`) or
    /// both.
    public enum Style {
      /// As constants elsewhere.
      CONSTANTS("noted"),

      /// As names in any case.
      NAMES("worded"),

      /// Not at all where constants are numbers, as names where they are both.
      REMARK("remarked");

      private final String word;

      Style(String word) {
        this.word = word;
      }

      /// {@return what it is called in descriptions}
      public String word() {
        return word;
      }
    }

    @Override
    public Width width() {
      return Width.LONG;
    }

    @Override
    public boolean signed() {
      return true;
    }
  }

  /// Something in memory that needs code to be understood.
  record Foreign(Form form, List<Expression> arguments) implements Shape {
    /// Copies the list.
    public Foreign {
      arguments = List.copyOf(arguments);
    }
  }

  /// What fills a netlink attribute, however long it is.
  sealed interface Payload extends Shape {}

  /// Elements whose places have names.
  record Indexed(String table, Array array) implements Payload {}

  /// Structures with attributes of their own; the first field of each says how long it is.
  record Chain(Reference element) implements Payload {}

  /// Nothing: the parameter or field is not shown.
  record Nothing() implements Shape {}
}
