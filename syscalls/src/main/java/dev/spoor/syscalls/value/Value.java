package dev.spoor.syscalls.value;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import java.util.List;

/// One thing found in a call: an argument, a field, an element, a result.
public sealed interface Value {
  /// An integer.
  ///
  /// @param raw its bits, sign- or zero-extended by its type
  /// @param base how it is written
  record Int(long raw, Base base) implements Value {
    /// {@return `raw` in signed decimal}
    public static Int of(long raw) {
      return new Int(raw, Base.DECIMAL);
    }
  }

  /// How an integer is written.
  enum Base {
    DECIMAL,
    UNSIGNED,
    HEX,
    /// In hexadecimal, and names beside it also where names alone are asked for.
    HEX_AND_NAMES,
    /// In signed decimal, and names beside it also where names alone are asked for.
    DECIMAL_AND_NAMES,
    /// In hexadecimal with at least six digits.
    HEX6,
    /// In hexadecimal with at least fourteen digits: a set of nodes.
    HEX14,
    /// In hexadecimal with eight digits and no prefix: a bit set of netlink.
    HEX8,
    /// In hexadecimal, and 0 not at all.
    HEX_IF_ANY,
    /// As a file mode: a leading zero and at least three digits.
    OCTAL
  }

  /// An integer some or all of whose bits have names: flags or one of an enumeration.
  ///
  /// @param raw all its bits, sign-extended only if `base` is [Base#DECIMAL] or
  ///   [Base#DECIMAL_AND_NAMES]
  /// @param names the names found, in the order of the table
  /// @param unnamed the bits no name covers
  /// @param base how the number is written; in octal `unnamed` is written even if it is 0
  /// @param family what such names look like (`O_???`), said when none was found; may be empty
  /// @param parts if text shows this number as several ones, these
  record Symbols(
      long raw, List<String> names, long unnamed, Base base, String family, List<Value> parts)
      implements Value {
    /// Copies the lists.
    public Symbols {
      names = List.copyOf(names);
      parts = List.copyOf(parts);
    }

    /// One number.
    public Symbols(long raw, List<String> names, long unnamed, Base base, String family) {
      this(raw, names, unnamed, base, family, List.of());
    }

    /// {@return the one name of `raw`}
    public static Symbols of(long raw, String name) {
      return new Symbols(raw, List.of(name), 0, Base.HEX, "");
    }

    /// {@return the one name of the signed number `raw`}
    public static Symbols signed(long raw, String name) {
      return new Symbols(raw, List.of(name), 0, Base.DECIMAL, "");
    }
  }

  /// A string or a buffer.
  ///
  /// @param bytes what was read of it, without the terminating NUL
  /// @param truncated whether there is more
  record Text(ByteString bytes, boolean truncated) implements Value {}

  /// Bytes that are no text: random numbers, hashes.
  ///
  /// @param bytes what was read
  /// @param truncated whether there are more
  record Bytes(ByteString bytes, boolean truncated) implements Value {}

  /// The name of a Unix socket that is not in the file system.
  ///
  /// @param bytes without the NUL it begins with
  record Abstract(ByteString bytes) implements Value {}

  /// An address that was not followed, or the null pointer.
  record Pointer(Address address) implements Value {
    /// The null pointer.
    public static final Pointer NULL = new Pointer(Address.ZERO);

    /// {@return the pointer to `address`}
    public static Pointer of(long address) {
      return address == 0 ? NULL : new Pointer(Address.of(address));
    }
  }

  /// An address that should have been followed, but nothing could be read there.
  record Unreadable(Address at) implements Value {}

  /// A single number behind a pointer, written in brackets.
  record Pointee(Value value) implements Value {}

  /// A structure.
  ///
  /// @param fields those that are shown, in the order shown; one without a name explains itself
  /// @param abbreviated whether some are left out
  record Struct(List<Field> fields, boolean abbreviated) implements Value {
    /// Copies the list.
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /// One member of a structure.
  record Field(String name, Value value) {
    /// Stands for fields that are left out between others.
    public static final Field OMISSION = new Field("", new Worded(0, Base.UNSIGNED, "..."));
  }

  /// Elements in order.
  ///
  /// @param rest what follows the last element shown
  record Array(List<Value> elements, Rest rest) implements Value {
    /// Copies the list.
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /// What follows the elements of an [Array] that were decoded.
  sealed interface Rest {
    /// Nothing.
    record None() implements Rest {}

    /// More elements, left out.
    record More() implements Rest {}

    /// More elements, but they cannot be read.
    record Unreadable(Address at) implements Rest {}

    /// The end.
    Rest NONE = new None();

    /// More, left out.
    Rest MORE = new More();
  }

  /// A set in which order means nothing: of signals, of descriptors.
  ///
  /// @param elements its members, or, if `complement`, everything that is not in it
  record Members(List<Value> elements, boolean complement) implements Value {
    /// Copies the list.
    public Members {
      elements = List.copyOf(elements);
    }
  }

  /// What the kernel changed: the value at the call's entry and the one at its exit.
  record InOut(Value entry, Value exit) implements Value {}

  /// A file descriptor.
  ///
  /// @param raw its number, negative for [#name()]
  /// @param name `AT_FDCWD`, or empty
  /// @param referent what it refers to, if that is known and wanted
  record Fd(int raw, String name, Referent referent) implements Value {}

  /// A task, a process group or a session of which more is known than its number.
  ///
  /// @param raw its number, negative if it stands for a process group where a task's is expected
  record Pid(int raw, ProcessReferent referent) implements Value {}

  /// A number in the words of the C macro that makes it: `makedev(0x8, 0x1)`, `htons(80)`.
  ///
  /// @param raw the number itself, unsigned, or 0 where it is not one
  record Expression(long raw, String function, List<Value> arguments) implements Value {
    /// Copies the list.
    public Expression {
      arguments = List.copyOf(arguments);
    }
  }

  /// A number that is written as another one, shifted.
  ///
  /// @param name what programs call `by`
  record Shifted(long number, int by, String name) implements Value {}

  /// A number that is written as two, with a plus sign between them.
  ///
  /// @param raw the number itself, unsigned
  record Sum(long raw, Value base, Value offset) implements Value {}

  /// An element and the name of its place.
  record Indexed(Value index, Value value) implements Value {}

  /// A number in words of our own: `WIFEXITED(s) && WEXITSTATUS(s) == 0`.
  ///
  /// @param raw its bits, sign- or zero-extended by its type
  /// @param base how the number is written where the words are not enough
  /// @param text printable ASCII, never a tracee's
  record Worded(long raw, Base base, String text) implements Value {}

  /// A value and what it means.
  ///
  /// @param comment printable ASCII, never a tracee's
  record Commented(Value value, String comment) implements Value {}

  /// A file's name and the file's SELinux context.
  record Labelled(Value value, ByteString context) implements Value {}

  /// A value with other words for it. In text the words stand in its place, unless numbers are
  /// asked for; an [Expression] also in place of the name of the field that it is.
  record Described(Value value, Value words) implements Value {}

  /// Known only when the call returns.
  record Pending() implements Value {
    /// The only one there is.
    public static final Pending INSTANCE = new Pending();
  }
}
