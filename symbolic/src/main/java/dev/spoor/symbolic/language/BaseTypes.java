package dev.spoor.symbolic.language;

import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.VoidType;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The types that C has on its own, as Linux has them on CPUs with this width of addresses (the
/// System V psABIs, "Fundamental Types").
///
/// @param addressBytes the width of an address: of `long` as well
/// @param order of the bytes
/// @param language in which truth values are of `int` or of `bool`
public record BaseTypes(int addressBytes, ByteOrder order, SourceLanguage language) {
  private BaseType base(String name, long bytes, BaseEncoding encoding) {
    return new BaseType(name, bytes, encoding, order, OptionalInt.empty());
  }

  private BaseType signed(String name, int bytes) {
    return base(name, bytes, BaseEncoding.SIGNED);
  }

  private BaseType unsigned(String name, int bytes) {
    return base(name, bytes, BaseEncoding.UNSIGNED);
  }

  BaseType character() {
    return base("char", 1, BaseEncoding.SIGNED_CHAR);
  }

  BaseType wide(String prefix) {
    return switch (prefix) {
      case "L" -> base("wchar_t", 4, BaseEncoding.SIGNED);
      case "u" -> base("char16_t", 2, BaseEncoding.UTF);
      case "U" -> base("char32_t", 4, BaseEncoding.UTF);
      default -> character();
    };
  }

  /// {@return `int`}
  public BaseType integer() {
    return signed("int", 4);
  }

  BaseType shorter() {
    return signed("short", Short.BYTES);
  }

  BaseType unsignedInteger() {
    return unsigned("unsigned int", 4);
  }

  BaseType longer() {
    return signed("long", addressBytes);
  }

  BaseType unsignedLonger() {
    return unsigned("unsigned long", addressBytes);
  }

  BaseType longest() {
    return signed("long long", 8);
  }

  BaseType unsignedLongest() {
    return unsigned("unsigned long long", 8);
  }

  BaseType floating(int bytes) {
    return switch (bytes) {
      case 4 -> base("float", 4, BaseEncoding.FLOAT);
      case 8 -> base("double", 8, BaseEncoding.FLOAT);
      default -> base("long double", addressBytes == 4 ? 12 : 16, BaseEncoding.FLOAT);
    };
  }

  /// {@return the complex type whose parts are of a floating-point type}
  BaseType complex(BaseType part) {
    return base("complex " + part.name(), 2 * part.widthBytes(), BaseEncoding.COMPLEX_FLOAT);
  }

  /// {@return the type of sizes}
  public BaseType size() {
    return unsignedLonger();
  }

  /// {@return the type of comparisons}
  public BaseType truth() {
    return language == SourceLanguage.C ? integer() : bool();
  }

  BaseType bool() {
    return base("bool", 1, BaseEncoding.BOOLEAN);
  }

  /// {@return an integer of a width, with the name of stdint.h}
  BaseType exact(int bytes, boolean isSigned) {
    var name = (isSigned ? "int" : "uint") + bytes * Byte.SIZE + "_t";
    return isSigned ? signed(name, bytes) : unsigned(name, bytes);
  }

  /// {@return a pointer to a type}
  public PointerType pointerTo(Type target) {
    return new PointerType(TypeReference.to(target), addressBytes);
  }

  /// {@return the type that words name together; empty if they do not fit}
  Optional<Type> named(List<String> words) {
    var longs = 0;
    var sign = "";
    var core = "";
    var isShort = false;
    for (var word : words) {
      switch (word) {
        case "long" -> longs++;
        case "short" -> isShort = true;
        case "signed", "unsigned" -> {
          if (!sign.isEmpty()) {
            return Optional.empty();
          }
          sign = word;
        }
        default -> {
          if (!core.isEmpty() && !core.equals("int") && !word.equals("int")) {
            core = core.equals("_Complex") || word.equals("_Complex") ? complex(core, word) : "?";
          } else if (core.isEmpty() || core.equals("int")) {
            core = word;
          }
        }
      }
    }
    return Optional.ofNullable(find(core, sign.equals("unsigned"), sign, longs, isShort));
  }

  private static String complex(String core, String word) {
    return "_Complex " + (core.equals("_Complex") ? word : core);
  }

  private @org.jspecify.annotations.Nullable Type find(
      String core, boolean isUnsigned, String sign, int longs, boolean isShort) {
    return switch (core) {
      case "", "int" ->
          isShort
              ? isUnsigned ? unsigned("unsigned short", 2) : signed("short", 2)
              : longs == 0
                  ? isUnsigned ? unsignedInteger() : integer()
                  : longs == 1
                      ? isUnsigned ? unsignedLonger() : longer()
                      : isUnsigned ? unsignedLongest() : longest();
      case "char" ->
          isUnsigned
              ? base("unsigned char", 1, BaseEncoding.UNSIGNED_CHAR)
              : sign.isEmpty() ? character() : base("signed char", 1, BaseEncoding.SIGNED_CHAR);
      case "bool" -> bool();
      case "_Bool" -> base("_Bool", 1, BaseEncoding.BOOLEAN);
      case "float" -> floating(4);
      case "double" -> floating(longs == 0 ? 8 : 16);
      case "_Complex float" -> base("complex float", 8, BaseEncoding.COMPLEX_FLOAT);
      case "_Complex double", "_Complex" -> base("complex double", 16, BaseEncoding.COMPLEX_FLOAT);
      case "__int128" -> isUnsigned ? unsigned("unsigned __int128", 16) : signed("__int128", 16);
      case "void" -> new VoidType();
      default -> null;
    };
  }
}
