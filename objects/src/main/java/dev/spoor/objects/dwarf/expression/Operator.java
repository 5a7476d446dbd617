package dev.spoor.objects.dwarf.expression;

import static dev.spoor.objects.dwarf.expression.Operand.ADDRESS;
import static dev.spoor.objects.dwarf.expression.Operand.S1;
import static dev.spoor.objects.dwarf.expression.Operand.S2;
import static dev.spoor.objects.dwarf.expression.Operand.S4;
import static dev.spoor.objects.dwarf.expression.Operand.S8;
import static dev.spoor.objects.dwarf.expression.Operand.SECTION_OFFSET;
import static dev.spoor.objects.dwarf.expression.Operand.SLEB;
import static dev.spoor.objects.dwarf.expression.Operand.U1;
import static dev.spoor.objects.dwarf.expression.Operand.U2;
import static dev.spoor.objects.dwarf.expression.Operand.U4;
import static dev.spoor.objects.dwarf.expression.Operand.U8;
import static dev.spoor.objects.dwarf.expression.Operand.ULEB;

/// The operators of DWARF expressions, `DW_OP_` (DWARF 5, table 7.9), and those of the GNU
/// extensions.
///
/// The 32 operators of each of the families `lit`, `reg` and `breg` are one row, whose first number
/// is the place in the family: so `reg3` and `regx 3` differ in nothing but the row.
public enum Operator {
  ADDR("addr", 0x03, ADDRESS),
  DEREF("deref", 0x06),
  CONST1U("const1u", 0x08, U1),
  CONST1S("const1s", 0x09, S1),
  CONST2U("const2u", 0x0a, U2),
  CONST2S("const2s", 0x0b, S2),
  CONST4U("const4u", 0x0c, U4),
  CONST4S("const4s", 0x0d, S4),
  CONST8U("const8u", 0x0e, U8),
  CONST8S("const8s", 0x0f, S8),
  CONSTU("constu", 0x10, ULEB),
  CONSTS("consts", 0x11, SLEB),
  DUP("dup", 0x12),
  DROP("drop", 0x13),
  OVER("over", 0x14),
  PICK("pick", 0x15, U1),
  SWAP("swap", 0x16),
  ROT("rot", 0x17),
  XDEREF("xderef", 0x18),
  ABS("abs", 0x19),
  AND("and", 0x1a),
  DIV("div", 0x1b),
  MINUS("minus", 0x1c),
  MOD("mod", 0x1d),
  MUL("mul", 0x1e),
  NEG("neg", 0x1f),
  NOT("not", 0x20),
  OR("or", 0x21),
  PLUS("plus", 0x22),
  PLUS_UCONST("plus_uconst", 0x23, ULEB),
  SHL("shl", 0x24),
  SHR("shr", 0x25),
  SHRA("shra", 0x26),
  XOR("xor", 0x27),
  BRA("bra", 0x28, S2),
  EQ("eq", 0x29),
  GE("ge", 0x2a),
  GT("gt", 0x2b),
  LE("le", 0x2c),
  LT("lt", 0x2d),
  NE("ne", 0x2e),
  SKIP("skip", 0x2f, S2),
  LIT("lit", 0x30, Form.FAMILY),
  REG("reg", 0x50, Form.FAMILY),
  BREG("breg", 0x70, Form.FAMILY, SLEB),
  REGX("regx", 0x90, ULEB),
  FBREG("fbreg", 0x91, SLEB),
  BREGX("bregx", 0x92, ULEB, SLEB),
  PIECE("piece", 0x93, ULEB),
  DEREF_SIZE("deref_size", 0x94, U1),
  XDEREF_SIZE("xderef_size", 0x95, U1),
  NOP("nop", 0x96),
  PUSH_OBJECT_ADDRESS("push_object_address", 0x97),
  CALL2("call2", 0x98, U2),
  CALL4("call4", 0x99, U4),
  CALL_REF("call_ref", 0x9a, SECTION_OFFSET),
  FORM_TLS_ADDRESS("form_tls_address", 0x9b),
  CALL_FRAME_CFA("call_frame_cfa", 0x9c),
  BIT_PIECE("bit_piece", 0x9d, ULEB, ULEB),
  IMPLICIT_VALUE("implicit_value", 0x9e, Form.BLOCK),
  STACK_VALUE("stack_value", 0x9f),
  IMPLICIT_POINTER("implicit_pointer", 0xa0, SECTION_OFFSET, SLEB),
  ADDRX("addrx", 0xa1, ULEB),
  CONSTX("constx", 0xa2, ULEB),
  ENTRY_VALUE("entry_value", 0xa3, Form.BLOCK),
  CONST_TYPE("const_type", 0xa4, Form.SHORT_BLOCK, ULEB),
  REGVAL_TYPE("regval_type", 0xa5, ULEB, ULEB),
  DEREF_TYPE("deref_type", 0xa6, U1, ULEB),
  XDEREF_TYPE("xderef_type", 0xa7, U1, ULEB),
  CONVERT("convert", 0xa8, ULEB),
  REINTERPRET("reinterpret", 0xa9, ULEB),
  GNU_PUSH_TLS_ADDRESS("GNU_push_tls_address", 0xe0),
  GNU_UNINIT("GNU_uninit", 0xf0),
  GNU_IMPLICIT_POINTER("GNU_implicit_pointer", 0xf2, SECTION_OFFSET, SLEB),
  GNU_ENTRY_VALUE("GNU_entry_value", 0xf3, Form.BLOCK),
  GNU_CONST_TYPE("GNU_const_type", 0xf4, Form.SHORT_BLOCK, ULEB),
  GNU_REGVAL_TYPE("GNU_regval_type", 0xf5, ULEB, ULEB),
  GNU_DEREF_TYPE("GNU_deref_type", 0xf6, U1, ULEB),
  GNU_CONVERT("GNU_convert", 0xf7, ULEB),
  GNU_REINTERPRET("GNU_reinterpret", 0xf9, ULEB),
  GNU_PARAMETER_REF("GNU_parameter_ref", 0xfa, U4),
  GNU_ADDR_INDEX("GNU_addr_index", 0xfb, ULEB),
  GNU_CONST_INDEX("GNU_const_index", 0xfc, ULEB),
  GNU_VARIABLE_VALUE("GNU_variable_value", 0xfd, SECTION_OFFSET),
  /// One that this table does not have. Its operands cannot be told from what follows: it is the
  /// last of its expression, its number is its code, and its bytes are all that is left.
  UNRECOGNIZED("unrecognized", -1);

  /// What of an operator is not said by its operands.
  enum Form {
    PLAIN,
    /// Its code says a number from 0 to 31.
    FAMILY,
    /// Bytes follow, their number before them as ULEB128.
    BLOCK,
    /// Bytes follow the other operand, their number before them in one byte.
    SHORT_BLOCK
  }

  private static final int FAMILY_SIZE = 32;
  private static final Operator[] BY_CODE = byCode();

  private final String word;
  private final int code;
  private final Form form;
  private final Operand first;
  private final Operand second;

  Operator(String word, int code) {
    this(word, code, Form.PLAIN);
  }

  Operator(String word, int code, Operand first) {
    this(word, code, Form.PLAIN, first);
  }

  Operator(String word, int code, Operand first, Operand second) {
    this(word, code, Form.PLAIN, first, second);
  }

  Operator(String word, int code, Form form) {
    this(word, code, form, Operand.NONE);
  }

  Operator(String word, int code, Form form, Operand first) {
    this(word, code, form, first, Operand.NONE);
  }

  Operator(String word, int code, Form form, Operand first, Operand second) {
    this.word = word;
    this.code = code;
    this.form = form;
    this.first = first;
    this.second = second;
  }

  private static Operator[] byCode() {
    var table = new Operator[256];
    java.util.Arrays.fill(table, UNRECOGNIZED);
    for (var operator : values()) {
      for (var i = 0; i < operator.codes(); i++) {
        table[operator.code + i] = operator;
      }
    }
    return table;
  }

  private int codes() {
    return this == UNRECOGNIZED ? 0 : form == Form.FAMILY ? FAMILY_SIZE : 1;
  }

  /// {@return the operator with this code, 0 to 255; [#UNRECOGNIZED] for one not in the table}
  public static Operator ofCode(int code) {
    return BY_CODE[code];
  }

  /// {@return its name without `DW_OP_`; that of a family without the number}
  public String word() {
    return word;
  }

  /// {@return its code, that of a family's first member; -1 for [#UNRECOGNIZED]}
  public int code() {
    return code;
  }

  Form form() {
    return form;
  }

  /// {@return its first operand but for what its code says}
  Operand first() {
    return first;
  }

  Operand second() {
    return second;
  }
}
