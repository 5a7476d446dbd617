package dev.spoor.objects.dwarf;

import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A small program's debugging information, the same in each version, format and order:
///
/// ```cpp
/// namespace ns { class C { void m(); }; }      // m: 0x1000 to 0x1100
/// int inlined();                               // in m, 0x1010 to 0x1020 and 0x1030 to 0x1040
/// void ns::C::m() { inlined(); }               // the call is in line 7, column 3
/// void plain() {}                              // 0x1100 to 0x1180
/// ```
public final class DwarfSample {
  public static final long LOW = 0x1000;
  public static final long HIGH = 0x1180;

  private final Encoding encoding;
  private final ByteOrder order;
  private final Map<String, Bytes> sections = new LinkedHashMap<>();

  private DwarfSample(Encoding encoding, ByteOrder order) {
    this.encoding = encoding;
    this.order = order;
  }

  /// {@return what there is: version, width of offsets, width of addresses, order}
  public static Stream<List<Object>> forms() {
    return Stream.of(2, 3, 4, 5)
        .flatMap(version ->
            Stream.of(
                List.<Object>of(new Encoding(version, 4, 8), ByteOrder.LITTLE_ENDIAN),
                List.<Object>of(new Encoding(version, 4, 4), ByteOrder.BIG_ENDIAN),
                List.<Object>of(
                    new Encoding(version, version == 2 ? 4 : 8, 8), ByteOrder.LITTLE_ENDIAN)));
  }

  /// {@return one of each version}
  public static Stream<List<Object>> versions() {
    return Stream.of(2, 3, 4, 5)
        .map(version -> List.of(new Encoding(version, 4, 8), ByteOrder.LITTLE_ENDIAN));
  }

  public static Map<String, Bytes> sections(List<?> form) {
    var sample = new DwarfSample((Encoding) form.get(0), (ByteOrder) form.get(1));
    sample.build();
    return sample.sections;
  }

  public static DwarfSections of(List<?> form) {
    return of(sections(form));
  }

  public static DwarfSections of(Map<String, Bytes> sections) {
    var blocks = new LinkedHashMap<String, dev.spoor.objects.bytes.Block>();
    sections.forEach((name, bytes) -> blocks.put(name, bytes.block(name)));
    return DwarfSections.of(blocks);
  }

  private Bytes bytes() {
    return new Bytes(order);
  }

  private void build() {
    sections.put(".debug_str", bytes().text("").text("ns").text("_ZN2ns1C1mEv"));
    if (has(5)) {
      sections.put(".debug_line_str", bytes().text("/src").text("a.cc").text("lib/b.h"));
    }
    sections.put(".debug_abbrev", abbreviations());
    sections.put(".debug_info", info());
    sections.put(encoding.version() >= 5 ? ".debug_rnglists" : ".debug_ranges", ranges());
    sections.put(".debug_aranges", aranges());
    sections.put(".debug_line", line());
  }

  private boolean has(int version) {
    return encoding.version() >= version;
  }

  private Bytes abbreviations() {
    var offset = has(4) ? 0x17L : encoding.offsetBytes() == 8 ? 0x07 : 0x06;
    var high = has(4) ? 0x0fL : 0x01;
    return bytes()
        // compile_unit: name, comp_dir, stmt_list, low_pc, high_pc
        .uleb(1, 0x11)
        .u8(1)
        .uleb(0x03, 0x08, 0x1b, 0x08, 0x10, offset, 0x11, 0x01, 0x12, high, 0, 0)
        // namespace: name
        .uleb(2, 0x39)
        .u8(1)
        .uleb(0x03, 0x0e, 0, 0)
        // class_type: sibling, name
        .uleb(3, 0x02)
        .u8(1)
        .uleb(0x01, 0x13, 0x03, 0x08, 0, 0)
        // subprogram: name, linkage_name, declaration
        .uleb(4, 0x2e)
        .u8(0)
        .uleb(0x03, 0x08, has(4) ? 0x6e : 0x2007, 0x0e, 0x3c, 0x0c, 0, 0)
        // subprogram: name, inline
        .uleb(5, 0x2e)
        .u8(0)
        .uleb(0x03, 0x08, 0x20, 0x0b, 0, 0)
        // subprogram: specification, low_pc, high_pc
        .uleb(6, 0x2e)
        .u8(1)
        .uleb(0x47, 0x13, 0x11, 0x01, 0x12, high, 0, 0)
        // inlined_subroutine: abstract_origin, ranges, call_file, call_line, call_column
        .uleb(7, 0x1d)
        .u8(0)
        .uleb(0x31, 0x13, 0x55, offset, 0x58, 0x0b, 0x59, 0x0b, 0x57, 0x0b, 0, 0)
        // subprogram: name, low_pc, high_pc
        .uleb(80, 0x2e)
        .u8(0)
        .uleb(0x03, 0x08, 0x11, 0x01, 0x12, high, 0, 0)
        .uleb(0);
  }

  private Bytes info() {
    var header = encoding.offsetBytes() == 8 ? 12 : 4;
    var unit = bytes().u16(encoding.version());
    if (has(5)) {
      unit.u8(1, encoding.addressBytes()).number(encoding.offsetBytes(), 0);
    } else {
      unit.number(encoding.offsetBytes(), 0).u8(encoding.addressBytes());
    }
    unit.uleb(1).text("a.cc").text("/src").number(encoding.offsetBytes(), 0);
    addresses(unit, LOW, HIGH);
    unit.uleb(2).number(encoding.offsetBytes(), 1);
    var classEntry = bytes().text("C");
    var method = header + unit.size() + 1 + 4 + classEntry.size();
    classEntry.uleb(4).text("m").number(encoding.offsetBytes(), 4).u8(1).u8(0);
    unit.uleb(3).u32(header + unit.size() + 1 + 4 + classEntry.size()).add(classEntry);
    unit.u8(0);
    var inlined = header + unit.size();
    unit.uleb(5).text("inlined").u8(1);
    unit.uleb(6).u32(method);
    addresses(unit, LOW, 0x1100);
    unit.uleb(7).u32(inlined).number(encoding.offsetBytes(), has(5) ? 12 : 0).u8(1, 7, 3).u8(0);
    unit.uleb(80).text("plain");
    addresses(unit, 0x1100, HIGH);
    unit.u8(0);
    return bytes().sized(encoding.offsetBytes(), unit);
  }

  private void addresses(Bytes unit, long low, long high) {
    unit.number(encoding.addressBytes(), low);
    if (has(4)) {
      unit.uleb(high - low);
    } else {
      unit.number(encoding.addressBytes(), high);
    }
  }

  private Bytes ranges() {
    var width = encoding.addressBytes();
    if (has(5)) {
      var header = bytes().u16(5).u8(width, 0).u32(0);
      var list = bytes().u8(4).uleb(0x10, 0x20).u8(7).number(width, 0x1030).uleb(0x10).u8(0);
      return bytes().sized(4, header.add(list));
    }
    return bytes()
        .number(width, 0x10)
        .number(width, 0x20)
        .number(width, -1)
        .number(width, 0x1000)
        .number(width, 0x30)
        .number(width, 0x40)
        .number(width, 0)
        .number(width, 0);
  }

  private Bytes aranges() {
    var width = encoding.addressBytes();
    var set = bytes().u16(2).number(encoding.offsetBytes(), 0).u8(width, 0);
    var header = encoding.offsetBytes() == 8 ? 12 : 4;
    while ((set.size() + header) % (2 * width) != 0) {
      set.u8(0);
    }
    set.number(width, LOW).number(width, HIGH - LOW).number(width, 0).number(width, 0);
    return bytes().sized(encoding.offsetBytes(), set);
  }

  private Bytes line() {
    var width = encoding.addressBytes();
    var rest = bytes().u8(1);
    if (has(4)) {
      rest.u8(1);
    }
    rest.u8(1, -3, 12, 13).u8(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1);
    if (has(5)) {
      rest.u8(1).uleb(1, 0x1f).uleb(2);
      rest.number(encoding.offsetBytes(), 0).number(encoding.offsetBytes(), 10);
      rest.u8(3).uleb(1, 0x1f, 2, 0x0b, 5, 0x1e).uleb(3);
      for (var file : List.of(5, 5, 10)) {
        rest.number(encoding.offsetBytes(), file).u8(0).number(8, 0x0706050403020100L);
        rest.number(8, 0x0f0e0d0c0b0a0908L);
      }
    } else {
      rest.text("lib").u8(0).text("a.cc").uleb(0, 5, 6).text("b.h").uleb(1, 0, 0).u8(0);
    }
    var program =
        bytes()
            .u8(0, 1 + width, 2)
            .number(width, LOW)
            .u8(0x0a) // prologue_end
            .u8(3)
            .sleb(5) // line 6
            .u8(1)
            .u8(4)
            .uleb(2) // b.h
            .u8(5)
            .uleb(9) // column 9
            .u8(0, 2, 4, 3) // discriminator 3
            .u8(13 + 3 + 12 * 0x10) // 0x1010, line 6
            .u8(6) // no statement
            .u8(9)
            .u16(0x20)
            .u8(3)
            .sleb(-2)
            .u8(1) // 0x1030, line 4
            .u8(4)
            .uleb(1)
            .u8(6)
            .u8(2)
            .uleb(0xd0)
            .u8(3)
            .sleb(6)
            .u8(1) // 0x1100, line 10
            .u8(2)
            .uleb(0x80)
            .u8(0, 1, 1);
    var unit = bytes().u16(encoding.version());
    if (has(5)) {
      unit.u8(width, 0);
    }
    unit.number(encoding.offsetBytes(), rest.size()).add(rest).add(program);
    return bytes().sized(encoding.offsetBytes(), unit);
  }
}
