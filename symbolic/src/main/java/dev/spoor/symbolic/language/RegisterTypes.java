package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.Access;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Dimension;
import dev.spoor.symbolic.type.FlagsType;
import dev.spoor.symbolic.type.Member;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.TypedefType;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The types of registers that are more than a number, with gdb's names: Intel's manual, volume 1,
/// sections 3.4.3 (eflags), 10.2.3 (mxcsr) and 10.2.2 (vectors).
final class RegisterTypes {
  private static final int XMM_BYTES = 16;
  private static final int YMM_BYTES = 32;

  private static final FlagsType EFLAGS =
      flags(
          "i386_eflags",
          "CF",
          "*",
          "PF",
          "",
          "AF",
          "",
          "ZF",
          "SF",
          "TF",
          "IF",
          "DF",
          "OF",
          "",
          "",
          "NT",
          "",
          "RF",
          "VM",
          "AC",
          "VIF",
          "VIP",
          "ID");
  private static final FlagsType MXCSR =
      flags(
          "i386_mxcsr",
          "IE",
          "DE",
          "ZE",
          "OE",
          "UE",
          "PE",
          "DAZ",
          "IM",
          "DM",
          "ZM",
          "OM",
          "UM",
          "PM",
          "",
          "",
          "FZ");

  private RegisterTypes() {}

  /// @param names of the bits from the lowest on; empty for none, `*` for one that is always set
  private static FlagsType flags(String type, String... names) {
    var flags = new ArrayList<FlagsType.Flag>();
    for (var bit = 0; bit < names.length; bit++) {
      if (!names[bit].isEmpty()) {
        flags.add(new FlagsType.Flag(names[bit].equals("*") ? "" : names[bit], bit));
      }
    }
    return new FlagsType(type, Integer.BYTES, flags);
  }

  /// {@return the type of a register of flags; empty if it is a plain number}
  static Optional<Type> flags(String register) {
    return switch (register) {
      case "eflags" -> Optional.of(EFLAGS);
      case "mxcsr" -> Optional.of(MXCSR);
      default -> Optional.empty();
    };
  }

  /// {@return the type of a vector register, as what it may hold; a number if none is known of that
  /// width}
  static Type vector(int bytes, ByteOrder order) {
    return switch (bytes) {
      case XMM_BYTES -> new RegisterVectors(order, true).union("vec128", bytes);
      case YMM_BYTES -> new RegisterVectors(order, false).union("builtin_type_vec256i", bytes);
      default -> integer(bytes, false, order);
    };
  }

  private static BaseType integer(int bytes, boolean isSigned, ByteOrder order) {
    return new BaseType(
        (isSigned ? "int" : "uint") + bytes * Byte.SIZE + "_t",
        bytes,
        isSigned ? BaseEncoding.SIGNED : BaseEncoding.UNSIGNED,
        order,
        OptionalInt.empty());
  }

  /// The parts of a vector register.
  ///
  /// @param isNamed whether the types of the parts have names of their own
  private record RegisterVectors(ByteOrder order, boolean isNamed) {
    Type union(String name, int bytes) {
      var members = new ArrayList<Member>();
      add(members, bytes, floating("bfloat16", 2), "bfloat16", "bf16");
      add(members, bytes, floating("half", 2), "half", "h");
      add(members, bytes, floating("float", 4), "float", "f");
      add(members, bytes, floating("double", 8), "double", "d");
      for (var width = 1; width <= Long.BYTES; width *= 2) {
        var bits = width * Byte.SIZE;
        add(members, bytes, integer(width, true, order), "int" + bits, "i" + bits);
      }
      if (bytes == XMM_BYTES) {
        members.add(member("uint128", integer(XMM_BYTES, false, order)));
      } else {
        add(members, bytes, integer(XMM_BYTES, true, order), "int128", "i128");
      }
      return CompoundType.made(name, CompoundType.Kind.UNION, bytes, members);
    }

    private void add(
        List<Member> members, int bytes, BaseType element, String word, String letters) {
      var count = bytes / (int) element.widthBytes();
      var vector =
          new ArrayType(
              TypeReference.to(element), List.of(Dimension.of(count)), OptionalLong.empty(), true);
      var type =
          isNamed ? new TypedefType("v" + count + letters, TypeReference.to(vector)) : vector;
      members.add(member("v" + count + "_" + word, type));
    }

    private BaseType floating(String name, int bytes) {
      return new BaseType(name, bytes, BaseEncoding.FLOAT, order, OptionalInt.empty());
    }

    private static Member member(String name, Type type) {
      return new Member(
          Optional.of(name), TypeReference.to(type), new Placement.AtByte(0), false, Access.PUBLIC);
    }
  }
}
