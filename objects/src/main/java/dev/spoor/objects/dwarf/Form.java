package dev.spoor.objects.dwarf;

/// How the value of an attribute is written; the `DW_FORM_` numbers of DWARF 5, table 7.6, and
/// GNU's.
///
/// @param code as the file has it; an open set, but what follows a form that is not known cannot be
///   read
public record Form(int code) {
  static final int ADDR = 0x01;
  static final int BLOCK2 = 0x03;
  static final int BLOCK4 = 0x04;
  static final int DATA2 = 0x05;
  static final int DATA4 = 0x06;
  static final int DATA8 = 0x07;
  static final int STRING = 0x08;
  static final int BLOCK = 0x09;
  static final int BLOCK1 = 0x0a;
  static final int DATA1 = 0x0b;
  static final int FLAG = 0x0c;
  static final int SDATA = 0x0d;
  static final int STRP = 0x0e;
  static final int UDATA = 0x0f;
  static final int REF_ADDR = 0x10;
  static final int REF1 = 0x11;
  static final int REF2 = 0x12;
  static final int REF4 = 0x13;
  static final int REF8 = 0x14;
  static final int REF_UDATA = 0x15;
  static final int INDIRECT = 0x16;
  static final int SEC_OFFSET = 0x17;
  static final int EXPRLOC = 0x18;
  static final int FLAG_PRESENT = 0x19;
  static final int STRX = 0x1a;
  static final int ADDRX = 0x1b;
  static final int REF_SUP4 = 0x1c;
  static final int STRP_SUP = 0x1d;
  static final int DATA16 = 0x1e;
  static final int LINE_STRP = 0x1f;
  static final int REF_SIG8 = 0x20;
  static final int IMPLICIT_CONST = 0x21;
  static final int LOCLISTX = 0x22;
  static final int RNGLISTX = 0x23;
  static final int REF_SUP8 = 0x24;
  static final int STRX1 = 0x25;
  static final int STRX2 = 0x26;
  static final int STRX3 = 0x27;
  static final int STRX4 = 0x28;
  static final int ADDRX1 = 0x29;
  static final int ADDRX2 = 0x2a;
  static final int ADDRX3 = 0x2b;
  static final int ADDRX4 = 0x2c;
  static final int GNU_ADDR_INDEX = 0x1f01;
  static final int GNU_STR_INDEX = 0x1f02;
  static final int GNU_REF_ALT = 0x1f20;
  static final int GNU_STRP_ALT = 0x1f21;

  /// {@return the name the standard gives it without `DW_FORM_`, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (code) {
      case ADDR -> "addr";
      case BLOCK2 -> "block2";
      case BLOCK4 -> "block4";
      case DATA2 -> "data2";
      case DATA4 -> "data4";
      case DATA8 -> "data8";
      case STRING -> "string";
      case BLOCK -> "block";
      case BLOCK1 -> "block1";
      case DATA1 -> "data1";
      case FLAG -> "flag";
      case SDATA -> "sdata";
      case STRP -> "strp";
      case UDATA -> "udata";
      case REF_ADDR -> "ref_addr";
      case REF1 -> "ref1";
      case REF2 -> "ref2";
      case REF4 -> "ref4";
      case REF8 -> "ref8";
      case REF_UDATA -> "ref_udata";
      case INDIRECT -> "indirect";
      case SEC_OFFSET -> "sec_offset";
      case EXPRLOC -> "exprloc";
      case FLAG_PRESENT -> "flag_present";
      case STRX -> "strx";
      case ADDRX -> "addrx";
      case REF_SUP4 -> "ref_sup4";
      case STRP_SUP -> "strp_sup";
      case DATA16 -> "data16";
      case LINE_STRP -> "line_strp";
      case REF_SIG8 -> "ref_sig8";
      case IMPLICIT_CONST -> "implicit_const";
      case LOCLISTX -> "loclistx";
      case RNGLISTX -> "rnglistx";
      case REF_SUP8 -> "ref_sup8";
      case STRX1 -> "strx1";
      case STRX2 -> "strx2";
      case STRX3 -> "strx3";
      case STRX4 -> "strx4";
      case ADDRX1 -> "addrx1";
      case ADDRX2 -> "addrx2";
      case ADDRX3 -> "addrx3";
      case ADDRX4 -> "addrx4";
      case GNU_ADDR_INDEX -> "GNU_addr_index";
      case GNU_STR_INDEX -> "GNU_str_index";
      case GNU_REF_ALT -> "GNU_ref_alt";
      case GNU_STRP_ALT -> "GNU_strp_alt";
      default -> "0x" + Integer.toHexString(code);
    };
  }
}
