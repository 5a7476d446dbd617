package dev.spoor.objects.dwarf;

/// Where a unit's parts of the tables of the file begin (DWARF 5, section 7.26 and following): what
/// the first entry says, else behind the header of a table that has but one part, as in `.dwo`
/// files.
///
/// @param strings in `.debug_str_offsets`
/// @param addresses in `.debug_addr`
/// @param ranges in `.debug_rnglists`; before DWARF 5 what is added to offsets into `.debug_ranges`
///   by GNU's split units
/// @param locations in `.debug_loclists`
record Bases(long strings, long addresses, long ranges, long locations) {
  private static final int VERSION_WITH_TABLES = 5;

  /// Unit length, version, address width, segment width (or padding).
  private static final int HEADER_BYTES = 8;

  private static final int HEADER_BYTES_64 = 16;

  /// The same and a count.
  private static final int LIST_HEADER_BYTES = 12;

  private static final int LIST_HEADER_BYTES_64 = 20;

  static Bases defaults(Encoding encoding) {
    if (encoding.version() < VERSION_WITH_TABLES) {
      return new Bases(0, 0, 0, 0);
    }
    var is64 = encoding.offsetBytes() == Long.BYTES;
    var header = is64 ? HEADER_BYTES_64 : HEADER_BYTES;
    var listHeader = is64 ? LIST_HEADER_BYTES_64 : LIST_HEADER_BYTES;
    return new Bases(header, header, listHeader, listHeader);
  }

  /// {@return these with what an attribute of the first entry says}
  Bases with(int attribute, long value) {
    if (attribute == AttributeName.STR_OFFSETS_BASE.code()) {
      return new Bases(value, addresses, ranges, locations);
    }
    if (attribute == AttributeName.ADDR_BASE.code()
        || attribute == AttributeName.GNU_ADDR_BASE.code()) {
      return new Bases(strings, value, ranges, locations);
    }
    if (attribute == AttributeName.RNGLISTS_BASE.code()
        || attribute == AttributeName.GNU_RANGES_BASE.code()) {
      return new Bases(strings, addresses, value, locations);
    }
    return attribute == AttributeName.LOCLISTS_BASE.code()
        ? new Bases(strings, addresses, ranges, value)
        : this;
  }
}
