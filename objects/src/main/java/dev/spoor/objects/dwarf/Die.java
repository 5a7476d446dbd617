package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.elf.FileAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A debugging information entry (DWARF 5, chapter 2): a tag, attributes that are read when they
/// are asked for, and children.
///
/// Two are equal if they are at the same place of the same unit. Lives as long as its sections; may
/// be used by several threads.
public final class Die {
  private final Unit unit;
  private final long offset;
  private final Abbreviation abbreviation;
  private final long attributesOffset;

  Die(Unit unit, long offset, Abbreviation abbreviation, long attributesOffset) {
    this.unit = unit;
    this.offset = offset;
    this.abbreviation = abbreviation;
    this.attributesOffset = attributesOffset;
  }

  /// {@return the unit that it is in}
  public Unit unit() {
    return unit;
  }

  /// {@return where it is in the section of its unit}
  public long offset() {
    return offset;
  }

  /// {@return what it describes}
  public Tag tag() {
    return abbreviation.tag();
  }

  /// {@return whether there may be entries below it}
  public boolean hasChildren() {
    return abbreviation.hasChildren();
  }

  Abbreviation abbreviation() {
    return abbreviation;
  }

  /// {@return a reader at the first attribute}
  Cursor cursor() {
    return unit.bytes().cursor(attributesOffset);
  }

  /// {@return all its attributes, in the order of the file}
  public List<Attribute> attributes() {
    var all = new ArrayList<Attribute>(abbreviation.count());
    var cursor = cursor();
    for (var i = 0; i < abbreviation.count(); i++) {
      all.add(
          new Attribute(
              new AttributeName(abbreviation.name(i)),
              new Form(abbreviation.form(i)),
              unit.forms().read(cursor, abbreviation.form(i), abbreviation.constant(i))));
    }
    return List.copyOf(all);
  }

  /// {@return whether it has such an attribute}
  public boolean has(AttributeName name) {
    return abbreviation.has(name.code());
  }

  /// {@return what an attribute says}
  public Optional<AttributeValue> value(AttributeName name) {
    return abbreviation.has(name.code())
        ? Optional.of(value(abbreviation.indexOf(name.code())))
        : Optional.empty();
  }

  AttributeValue value(int index) {
    var cursor = cursor();
    for (var i = 0; i < index; i++) {
      FormReader.skip(cursor, abbreviation.form(i), unit.encoding());
    }
    return unit.forms().read(cursor, abbreviation.form(index), abbreviation.constant(index));
  }

  /// {@return an attribute that is a string}
  public Optional<String> text(AttributeName name) {
    return value(name).orElse(null) instanceof AttributeValue.Text(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /// {@return where an attribute that is a string stands, so that it need not be made one; empty if
  /// it is none, or stands in another file}
  public Optional<TextPlace> textPlace(AttributeName name) {
    return abbreviation.has(name.code())
        ? unit.textPlace(abbreviation, attributesOffset, abbreviation.indexOf(name.code()))
        : Optional.empty();
  }

  /// {@return an attribute that is a number, or a place in a section, without a sign}
  public Optional<Long> unsigned(AttributeName name) {
    return switch (value(name).orElse(null)) {
      case AttributeValue.Constant(var value, var _) -> Optional.of(value);
      case AttributeValue.SectionOffset(var value) -> Optional.of(value);
      case null, default -> Optional.empty();
    };
  }

  /// {@return an attribute that is a number with a sign}
  public Optional<Long> signed(AttributeName name) {
    return value(name).orElse(null) instanceof AttributeValue.Constant number
        ? Optional.of(number.signed())
        : Optional.empty();
  }

  /// {@return an attribute that is a place in another section}
  public Optional<Long> offset(AttributeName name) {
    return unsigned(name);
  }

  /// {@return whether an attribute is there and says yes}
  public boolean flag(AttributeName name) {
    return value(name).orElse(null) instanceof AttributeValue.Flag(var isSet) && isSet;
  }

  /// {@return an attribute that is an address}
  public Optional<FileAddress> address(AttributeName name) {
    return value(name).orElse(null) instanceof AttributeValue.Address(var address)
        ? Optional.of(address)
        : Optional.empty();
  }

  /// {@return an attribute that is an expression}
  public Optional<Block> expression(AttributeName name) {
    return switch (value(name).orElse(null)) {
      case AttributeValue.Expression(var operations) -> Optional.of(operations);
      case AttributeValue.Bytes(var bytes) -> Optional.of(bytes);
      case null, default -> Optional.empty();
    };
  }

  /// {@return the entry that an attribute refers to; empty also if it is in another file which was
  /// not found}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if there is no entry at that place
  public Optional<Die> reference(AttributeName name) {
    return switch (value(name).orElse(null)) {
      case AttributeValue.LocalReference(var place) -> Optional.of(unit.die(place));
      case AttributeValue.GlobalReference(var place) -> Optional.of(unit.file().die(place));
      case AttributeValue.SupplementaryReference(var place) ->
          unit.file().supplementary().map(file -> file.die(place));
      case AttributeValue.TypeReference(var signature) -> unit.file().type(signature);
      case null, default -> Optional.empty();
    };
  }

  /// {@return its own name}
  public Optional<String> name() {
    return text(AttributeName.NAME);
  }

  /// {@return this entry and those that complete it (DWARF 5, section 2.13 and 3.3.8.1): that of a
  /// function inlined here, that which declares it}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they refer to each other in a loop
  public List<Die> origins() {
    var chain = new ArrayList<Die>(3);
    chain.add(this);
    for (var next = origin(); next.isPresent(); next = next.get().origin()) {
      if (chain.contains(next.get())) {
        throw unit.bytes().malformed(offset, "entries whose origins form a loop");
      }
      chain.add(next.get());
    }
    return chain;
  }

  private Optional<Die> origin() {
    var origin = reference(AttributeName.ABSTRACT_ORIGIN);
    return origin.isPresent() ? origin : reference(AttributeName.SPECIFICATION);
  }

  /// {@return its children, in the order of the file}
  public List<Die> children() {
    var children = new ArrayList<Die>();
    for (var walk = walk(); walk.next(); ) {
      if (walk.depth() == 1) {
        children.add(walk.die());
        walk.skipChildren();
      }
    }
    return children;
  }

  /// {@return a walk over this entry and all below it}
  public DieWalk walk() {
    return new DieWalk(unit, offset);
  }

  /// {@return the entry that it is a child of; empty for the first of a unit}
  public Optional<Die> parent() {
    return unit.parentOf(offset);
  }

  /// {@return the addresses that it covers (DWARF 5, section 2.17), none of them empty, in any
  /// order}
  public List<FileAddressRange> ranges() {
    var found = new ArrayList<FileAddressRange>();
    ranges((start, end) ->
        found.add(new FileAddressRange(FileAddress.of(start), FileAddress.of(end))));
    return List.copyOf(found);
  }

  /// Hands the addresses that it covers to `consumer`.
  public void ranges(RangeConsumer consumer) {
    new RangeReader(unit).read(this, consumer);
  }

  /// {@return where what it describes is (DWARF 5, section 2.6.2): the entries of a list, or one
  /// without limits for a single expression}
  ///
  /// @param name of an attribute such as [AttributeName#LOCATION] or [AttributeName#FRAME_BASE]
  public List<Location> locations(AttributeName name) {
    return switch (value(name).orElse(null)) {
      case AttributeValue.Expression(var operations) ->
          List.of(new Location(Optional.empty(), operations));
      case AttributeValue.Bytes(var bytes) -> List.of(new Location(Optional.empty(), bytes));
      case AttributeValue.SectionOffset(var place) -> new LocationReader(unit).at(place);
      case AttributeValue.ListIndex(var index) -> new LocationReader(unit).withIndex(index);
      // DWARF 2 and 3 write the place as a number of the width of an offset.
      case AttributeValue.Constant(var place, var width)
          when width >= Integer.BYTES && unit.encoding().version() <= 3 ->
          new LocationReader(unit).at(place);
      case null, default -> List.of();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Die that
        && offset == that.offset
        && unit.header().offset() == that.unit.header().offset()
        && unit.bytes().segment().equals(that.unit.bytes().segment());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(offset);
  }

  /// {@return its tag and where it is}
  @Override
  public String toString() {
    return tag() + " at 0x" + Long.toHexString(offset);
  }
}
