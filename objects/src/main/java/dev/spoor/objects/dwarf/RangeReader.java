package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;

/// Reads the addresses that the entries of a unit cover: a low and a high pc, a list of
/// `.debug_ranges` (DWARF 4, section 2.17.3) or one of `.debug_rnglists` (DWARF 5, section 2.17.3).
/// For one thread and one pass over the entries: it refuses to read more than lists of all the
/// sections' bytes could have, as when many entries share a long list.
public final class RangeReader {
  private static final int VERSION_OF_RANGE_LISTS = 5;

  private final Unit unit;
  private final Encoding encoding;
  private final Block section;
  private long entriesLeft;

  /// Begins a pass over the entries of `unit`.
  public RangeReader(Unit unit) {
    this.unit = unit;
    this.encoding = unit.encoding();
    this.section =
        unit.sections()
            .section(
                encoding.version() >= VERSION_OF_RANGE_LISTS ? ".debug_rnglists" : ".debug_ranges");
    this.entriesLeft = section.sizeBytes();
  }

  /// Hands each range that `die` covers, in any order, none of them empty, to `consumer`.
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if a list cannot be read
  public void read(Die die, RangeConsumer consumer) {
    switch (die.value(AttributeName.RANGES).orElse(null)) {
      case AttributeValue.ListIndex(var index) ->
          lists(listPlace(section, unit.rangeListsBase(), index, encoding), consumer);
      case AttributeValue.SectionOffset(var place) -> at(place, consumer);
      case AttributeValue.Constant(var place, var _) -> at(place, consumer);
      case null, default -> lowToHigh(die, consumer);
    }
  }

  private void at(long place, RangeConsumer consumer) {
    if (encoding.version() >= VERSION_OF_RANGE_LISTS) {
      lists(place, consumer);
    } else {
      pairs(place + unit.oldRangesBase(), consumer);
    }
  }

  private void lowToHigh(Die die, RangeConsumer consumer) {
    var low = die.address(AttributeName.LOW_PC);
    if (low.isEmpty()) {
      return;
    }
    switch (die.value(AttributeName.HIGH_PC).orElse(null)) {
      case AttributeValue.Address(var high) -> accept(low.get().value(), high.value(), consumer);
      case AttributeValue.Constant(var size, var _) ->
          accept(low.get().value(), encoding.wrap(low.get().value() + size), consumer);
      case null, default -> {}
    }
  }

  /// The offset with this number behind the header of a part of the section.
  static long listPlace(Block section, long base, long index, Encoding encoding) {
    var width = encoding.offsetBytes();
    return base + section.unsigned(Unit.place(section, base, index, width), width);
  }

  private void count(Cursor cursor) {
    if (--entriesLeft < 0) {
      throw cursor.malformed("lists of ranges that overlap");
    }
  }

  /// A list of before DWARF 5: pairs of addresses, ended by two that are 0.
  private void pairs(long place, RangeConsumer consumer) {
    var cursor = section.cursor(place);
    var width = encoding.addressBytes();
    var base = unit.lowPc();
    while (true) {
      count(cursor);
      var start = cursor.unsigned(width);
      var end = cursor.unsigned(width);
      if (start == 0 && end == 0) {
        return;
      }
      if (start == encoding.highestAddress()) {
        base = end;
      } else {
        accept(encoding.wrap(base + start), encoding.wrap(base + end), consumer);
      }
    }
  }

  private void lists(long place, RangeConsumer consumer) {
    var cursor = section.cursor(place);
    var base = unit.lowPc();
    for (var kind = cursor.u8(); kind != 0; kind = cursor.u8()) {
      count(cursor);
      switch (kind) {
        case 1 -> base = unit.address(cursor.uleb128());
        case 2 -> accept(unit.address(cursor.uleb128()), unit.address(cursor.uleb128()), consumer);
        case 3 -> sized(unit.address(cursor.uleb128()), cursor.uleb128(), consumer);
        case 4 -> offsets(base, cursor.uleb128(), cursor.uleb128(), consumer);
        case 5 -> base = address(cursor);
        case 6 -> accept(address(cursor), address(cursor), consumer);
        case 7 -> sized(address(cursor), cursor.uleb128(), consumer);
        default -> throw cursor.malformed("an entry of kind " + kind + " in a list of ranges");
      }
    }
  }

  private long address(Cursor cursor) {
    return cursor.unsigned(encoding.addressBytes());
  }

  private void offsets(long base, long start, long end, RangeConsumer consumer) {
    // Linkers give code that they left out this address.
    if (base != encoding.highestAddress()) {
      accept(encoding.wrap(base + start), encoding.wrap(base + end), consumer);
    }
  }

  private void sized(long start, long size, RangeConsumer consumer) {
    if (start != encoding.highestAddress()) {
      accept(start, encoding.wrap(start + size), consumer);
    }
  }

  private static void accept(long start, long end, RangeConsumer consumer) {
    if (Long.compareUnsigned(start, end) < 0) {
      consumer.range(start, end);
    }
  }
}
