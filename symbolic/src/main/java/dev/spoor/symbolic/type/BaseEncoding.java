package dev.spoor.symbolic.type;

/// What the bytes of a base type mean (DWARF 5, section 7.8). An open set.
///
/// @param code as the file has it
public record BaseEncoding(long code) {
  // The attribute encodings DW_ATE_.
  public static final BaseEncoding ADDRESS = new BaseEncoding(0x01);
  public static final BaseEncoding BOOLEAN = new BaseEncoding(0x02);
  public static final BaseEncoding COMPLEX_FLOAT = new BaseEncoding(0x03);
  public static final BaseEncoding FLOAT = new BaseEncoding(0x04);
  public static final BaseEncoding SIGNED = new BaseEncoding(0x05);
  public static final BaseEncoding SIGNED_CHAR = new BaseEncoding(0x06);
  public static final BaseEncoding UNSIGNED = new BaseEncoding(0x07);
  public static final BaseEncoding UNSIGNED_CHAR = new BaseEncoding(0x08);
  public static final BaseEncoding IMAGINARY_FLOAT = new BaseEncoding(0x09);
  public static final BaseEncoding PACKED_DECIMAL = new BaseEncoding(0x0a);
  public static final BaseEncoding NUMERIC_STRING = new BaseEncoding(0x0b);
  public static final BaseEncoding EDITED = new BaseEncoding(0x0c);
  public static final BaseEncoding SIGNED_FIXED = new BaseEncoding(0x0d);
  public static final BaseEncoding UNSIGNED_FIXED = new BaseEncoding(0x0e);
  public static final BaseEncoding DECIMAL_FLOAT = new BaseEncoding(0x0f);
  public static final BaseEncoding UTF = new BaseEncoding(0x10);
  public static final BaseEncoding UCS = new BaseEncoding(0x11);
  public static final BaseEncoding ASCII = new BaseEncoding(0x12);

  /// {@return whether a value is an integer whose highest bit is its sign}
  public boolean isSigned() {
    return equals(SIGNED) || equals(SIGNED_CHAR) || equals(SIGNED_FIXED);
  }

  /// {@return whether a value is an integer, of either sign}
  public boolean isInteger() {
    return isSigned() || equals(UNSIGNED) || isCharacter() || equals(BOOLEAN) || equals(ADDRESS);
  }

  /// {@return whether a value is a character by its encoding alone}
  public boolean isCharacter() {
    return equals(SIGNED_CHAR)
        || equals(UNSIGNED_CHAR)
        || equals(UTF)
        || equals(UCS)
        || equals(ASCII);
  }
}
