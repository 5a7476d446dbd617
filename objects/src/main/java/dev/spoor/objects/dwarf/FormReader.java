package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.elf.FileAddress;
import java.util.Optional;

/// Reads values by their form (DWARF 5, section 7.5.6), of the entries of one unit or of the tables
/// that belong to it. May be used by several threads.
public final class FormReader {
  private static final int NOT_FIXED = -1;
  private static final int WIDE_BYTES = 16;
  private static final int THREE_BYTES = 3;

  private final Unit unit;
  private final Encoding encoding;

  FormReader(Unit unit, Encoding encoding) {
    this.unit = unit;
    this.encoding = encoding;
  }

  /// {@return how many bytes a value has, -1 if that depends on the value}
  static int fixedBytes(int form, Encoding encoding) {
    return switch (form) {
      case Form.FLAG_PRESENT, Form.IMPLICIT_CONST -> 0;
      case Form.DATA1, Form.REF1, Form.FLAG, Form.STRX1, Form.ADDRX1 -> 1;
      case Form.DATA2, Form.REF2, Form.STRX2, Form.ADDRX2 -> 2;
      case Form.STRX3, Form.ADDRX3 -> THREE_BYTES;
      case Form.DATA4, Form.REF4, Form.REF_SUP4, Form.STRX4, Form.ADDRX4 -> Integer.BYTES;
      case Form.DATA8, Form.REF8, Form.REF_SIG8, Form.REF_SUP8 -> Long.BYTES;
      case Form.DATA16 -> WIDE_BYTES;
      case Form.ADDR -> encoding.addressBytes();
      case Form.REF_ADDR -> encoding.referenceBytes();
      case Form.STRP,
          Form.LINE_STRP,
          Form.SEC_OFFSET,
          Form.STRP_SUP,
          Form.GNU_REF_ALT,
          Form.GNU_STRP_ALT ->
          encoding.offsetBytes();
      default -> NOT_FIXED;
    };
  }

  /// Passes over all attributes of an entry.
  static void skip(Cursor cursor, Abbreviation abbreviation, Encoding encoding) {
    for (var step : abbreviation.steps()) {
      if (step >= 0) {
        cursor.skip(step);
      } else {
        skipVarying(cursor, -step, encoding);
      }
    }
  }

  /// Passes over a value.
  static void skip(Cursor cursor, int form, Encoding encoding) {
    var fixed = fixedBytes(form, encoding);
    if (fixed >= 0) {
      cursor.skip(fixed);
    } else {
      skipVarying(cursor, form, encoding);
    }
  }

  /// Passes over a value whose width is not fixed.
  private static void skipVarying(Cursor cursor, int form, Encoding encoding) {
    switch (form) {
      case Form.BLOCK1 -> cursor.skip(cursor.u8());
      case Form.BLOCK2 -> cursor.skip(cursor.u16());
      case Form.BLOCK4 -> cursor.skip(cursor.u32());
      case Form.BLOCK, Form.EXPRLOC -> cursor.skip(cursor.uleb128());
      case Form.STRING -> skipText(cursor);
      case Form.SDATA,
          Form.UDATA,
          Form.REF_UDATA,
          Form.STRX,
          Form.ADDRX,
          Form.LOCLISTX,
          Form.RNGLISTX,
          Form.GNU_ADDR_INDEX,
          Form.GNU_STR_INDEX ->
          cursor.uleb128();
      case Form.INDIRECT -> skip(cursor, direct(cursor), encoding);
      default -> throw unknown(cursor, form);
    }
  }

  private static void skipText(Cursor cursor) {
    var start = cursor.offset();
    cursor.skip(
        cursor
                .block()
                .lengthOfText(start)
                .orElseThrow(() -> cursor.block().malformed(start, "a string without an end"))
            + 1);
  }

  /// The form that the form indirect says: another than itself, or there might be many in a row,
  /// and than implicit_const, which has its value elsewhere.
  private static int direct(Cursor cursor) {
    var start = cursor.offset();
    var form = cursor.uleb128();
    if (form < 0
        || form > Integer.MAX_VALUE
        || form == Form.INDIRECT
        || form == Form.IMPLICIT_CONST) {
      throw cursor.block().malformed(start, "an indirect form 0x" + Long.toHexString(form));
    }
    return (int) form;
  }

  private static dev.spoor.objects.bytes.MalformedObjectException unknown(Cursor cursor, int form) {
    return cursor.malformed("a value of the form " + new Form(form) + ", which is not known");
  }

  /// Passes over a value that no abbreviation belongs to.
  ///
  /// @param tableEncoding of the table
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if the form is not known
  public void skip(Cursor cursor, Form form, Encoding tableEncoding) {
    skip(cursor, form.code(), tableEncoding);
  }

  /// Reads a value that no abbreviation belongs to, as tables of files have them.
  ///
  /// @param tableEncoding of the table
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it cannot be read
  public AttributeValue read(Cursor cursor, Form form, Encoding tableEncoding) {
    return new FormReader(unit, tableEncoding).read(cursor, form.code(), 0);
  }

  /// Reads the value of an attribute.
  ///
  /// @param implicit the value if the form is implicit_const
  AttributeValue read(Cursor cursor, int form, long implicit) {
    return switch (form) {
      case Form.ADDR -> address(cursor.unsigned(encoding.addressBytes()));
      case Form.ADDRX, Form.GNU_ADDR_INDEX -> address(unit.address(cursor.uleb128()));
      case Form.ADDRX1, Form.ADDRX2, Form.ADDRX3, Form.ADDRX4 ->
          address(unit.address(cursor.unsigned(fixedBytes(form, encoding))));
      case Form.DATA1, Form.DATA2, Form.DATA4, Form.DATA8 -> {
        var width = fixedBytes(form, encoding);
        yield new AttributeValue.Constant(cursor.unsigned(width), width);
      }
      case Form.UDATA -> new AttributeValue.Constant(cursor.uleb128(), 0);
      case Form.SDATA -> new AttributeValue.Constant(cursor.sleb128(), 0);
      case Form.IMPLICIT_CONST -> new AttributeValue.Constant(implicit, 0);
      case Form.DATA16 -> new AttributeValue.WideConstant(cursor.bytes(WIDE_BYTES));
      case Form.FLAG -> new AttributeValue.Flag(cursor.u8() != 0);
      case Form.FLAG_PRESENT -> new AttributeValue.Flag(true);
      case Form.SEC_OFFSET ->
          new AttributeValue.SectionOffset(cursor.unsigned(encoding.offsetBytes()));
      case Form.LOCLISTX, Form.RNGLISTX -> new AttributeValue.ListIndex(cursor.uleb128());
      case Form.INDIRECT -> read(cursor, direct(cursor), 0);
      case Form.STRING,
          Form.STRP,
          Form.LINE_STRP,
          Form.STRP_SUP,
          Form.GNU_STRP_ALT,
          Form.STRX,
          Form.GNU_STR_INDEX,
          Form.STRX1,
          Form.STRX2,
          Form.STRX3,
          Form.STRX4 ->
          new AttributeValue.Text(text(cursor, form));
      case Form.BLOCK1, Form.BLOCK2, Form.BLOCK4, Form.BLOCK ->
          new AttributeValue.Bytes(block(cursor, form));
      case Form.EXPRLOC -> new AttributeValue.Expression(block(cursor, form));
      default -> reference(cursor, form);
    };
  }

  private AttributeValue address(long value) {
    return new AttributeValue.Address(FileAddress.of(value));
  }

  private String text(Cursor cursor, int form) {
    return switch (form) {
      case Form.STRING -> cursor.text();
      case Form.STRP -> unit.sections().section(".debug_str").text(offset(cursor));
      case Form.LINE_STRP -> unit.sections().section(".debug_line_str").text(offset(cursor));
      case Form.STRP_SUP, Form.GNU_STRP_ALT -> unit.file().supplementaryText(offset(cursor));
      case Form.STRX, Form.GNU_STR_INDEX -> unit.text(cursor.uleb128());
      default -> unit.text(cursor.unsigned(fixedBytes(form, encoding)));
    };
  }

  /// {@return where a string stands; empty if that is in another file, or it is none}
  Optional<TextPlace> textPlace(Cursor cursor, int form) {
    return switch (form) {
      case Form.STRING -> Optional.of(new TextPlace(cursor.block(), cursor.offset()));
      case Form.STRP -> Optional.of(in(".debug_str", offset(cursor)));
      case Form.LINE_STRP -> Optional.of(in(".debug_line_str", offset(cursor)));
      case Form.STRX, Form.GNU_STR_INDEX ->
          Optional.of(in(".debug_str", unit.textOffset(cursor.uleb128())));
      case Form.STRX1, Form.STRX2, Form.STRX3, Form.STRX4 ->
          Optional.of(
              in(".debug_str", unit.textOffset(cursor.unsigned(fixedBytes(form, encoding)))));
      default -> Optional.empty();
    };
  }

  private TextPlace in(String section, long offset) {
    return new TextPlace(unit.sections().section(section), offset);
  }

  private long offset(Cursor cursor) {
    return cursor.unsigned(encoding.offsetBytes());
  }

  private static Block block(Cursor cursor, int form) {
    var size =
        switch (form) {
          case Form.BLOCK1 -> cursor.u8();
          case Form.BLOCK2 -> cursor.u16();
          case Form.BLOCK4 -> cursor.u32();
          default -> cursor.uleb128();
        };
    return cursor.slice(size, "");
  }

  private AttributeValue reference(Cursor cursor, int form) {
    return switch (form) {
      case Form.REF1, Form.REF2, Form.REF4, Form.REF8 ->
          local(cursor.unsigned(fixedBytes(form, encoding)));
      case Form.REF_UDATA -> local(cursor.uleb128());
      case Form.REF_ADDR ->
          new AttributeValue.GlobalReference(cursor.unsigned(encoding.referenceBytes()));
      case Form.REF_SUP4, Form.REF_SUP8, Form.GNU_REF_ALT ->
          new AttributeValue.SupplementaryReference(cursor.unsigned(fixedBytes(form, encoding)));
      case Form.REF_SIG8 -> new AttributeValue.TypeReference(cursor.u64());
      default -> throw unknown(cursor, form);
    };
  }

  private AttributeValue local(long offset) {
    return new AttributeValue.LocalReference(unit.header().offset() + offset);
  }
}
