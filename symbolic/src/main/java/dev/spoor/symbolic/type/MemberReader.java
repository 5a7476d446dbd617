package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads what is in a structure, a union or a class.
final class MemberReader {
  private static final int LONGEST_BITS = 1 << 20;

  private final Die die;
  private final Types types;
  private final List<Member> members = new ArrayList<>();
  private final List<BaseClass> bases = new ArrayList<>();
  private final List<VariantPart> variantParts = new ArrayList<>();
  private final List<TypeReference> templateArguments = new ArrayList<>();

  MemberReader(Die die, Types types) {
    this.die = die;
    this.types = types;
  }

  Members read() {
    for (var child : die.children()) {
      var tag = child.tag();
      if (tag.equals(Tag.MEMBER)) {
        members.add(member(child));
      } else if (tag.equals(Tag.VARIABLE)) {
        // DWARF 5's way to declare a static member.
        members.add(staticMember(child));
      } else if (tag.equals(Tag.INHERITANCE)) {
        bases.add(base(child));
      } else if (tag.equals(Tag.VARIANT_PART)) {
        variantParts.add(variantPart(child));
      } else if (tag.equals(Tag.TEMPLATE_TYPE_PARAMETER)) {
        templateArguments.add(types.typeOf(child));
      } else if (tag.equals(Tag.GNU_TEMPLATE_PARAMETER_PACK)) {
        addPack(child);
      }
    }
    return new Members(members, bases, variantParts, templateArguments);
  }

  private void addPack(Die pack) {
    for (var child : pack.children()) {
      if (child.tag().equals(Tag.TEMPLATE_TYPE_PARAMETER)) {
        templateArguments.add(types.typeOf(child));
      }
    }
  }

  private Member staticMember(Die entry) {
    return new Member(
        entry.name(),
        types.typeOf(entry),
        new Placement.Static(entry),
        isArtificial(entry),
        Access.of(entry, die));
  }

  private static boolean isArtificial(Die entry) {
    return entry.flag(AttributeName.ARTIFICIAL);
  }

  private Member member(Die entry) {
    var isStatic =
        (entry.flag(AttributeName.EXTERNAL) || entry.flag(AttributeName.DECLARATION))
            && !entry.has(AttributeName.DATA_MEMBER_LOCATION);
    return isStatic
        ? staticMember(entry)
        : new Member(
            entry.name(),
            types.typeOf(entry),
            placement(entry),
            isArtificial(entry),
            Access.of(entry, die));
  }

  private Placement placement(Die entry) {
    var bits = DieNumbers.of(entry, AttributeName.BIT_SIZE);
    if (bits.isPresent() && bits.getAsLong() <= LONGEST_BITS) {
      return bitField(entry, (int) bits.getAsLong());
    }
    return switch (entry.value(AttributeName.DATA_MEMBER_LOCATION).orElse(null)) {
      case AttributeValue.Constant(var offset, var _) -> new Placement.AtByte(offset);
      case AttributeValue.Expression(var operations) -> expression(entry, operations);
      case AttributeValue.Bytes(var operations) -> expression(entry, operations);
      // Of a union all begin where it does.
      case null, default -> new Placement.AtByte(0);
    };
  }

  /// DWARF 2 and 3 have plain distances as expressions too, of one operation: `plus_uconst`.
  private static Placement expression(Die entry, dev.spoor.objects.bytes.Block operations) {
    if (operations.sizeBytes() > 1 && operations.u8(0) == 0x23) {
      var cursor = operations.cursor(1);
      var distance = cursor.uleb128();
      if (!cursor.hasMore()) {
        return new Placement.AtByte(distance);
      }
    }
    return new Placement.Computed(entry, operations);
  }

  /// `DW_AT_data_bit_offset`, or the `DW_AT_bit_offset` of DWARF 2 and 3, which counts from the
  /// highest bit of a storage unit.
  private Placement bitField(Die entry, int bits) {
    var newer = DieNumbers.of(entry, AttributeName.DATA_BIT_OFFSET);
    if (newer.isPresent()) {
      return new Placement.AtBits(newer.getAsLong(), bits);
    }
    var start = start(entry);
    var fromHighest = entry.signed(AttributeName.BIT_OFFSET);
    if (fromHighest.isEmpty()) {
      return new Placement.AtBits(start * Byte.SIZE, bits);
    }
    var order = die.unit().sections().section(".debug_info").order();
    if (order == ByteOrder.BIG_ENDIAN) {
      return new Placement.AtBits(start * Byte.SIZE + fromHighest.get(), bits);
    }
    var unitBytes = DieNumbers.of(entry, AttributeName.BYTE_SIZE);
    var width =
        unitBytes.isPresent()
            ? unitBytes.getAsLong()
            : types.typeOf(entry).type().sizeBytes().orElse(0);
    return new Placement.AtBits((start + width) * Byte.SIZE - fromHighest.get() - bits, bits);
  }

  private static long start(Die entry) {
    return switch (entry.value(AttributeName.DATA_MEMBER_LOCATION).orElse(null)) {
      case AttributeValue.Constant(var offset, var _) -> offset;
      case AttributeValue.Expression(var operations)
          when expression(entry, operations) instanceof Placement.AtByte(var offset) ->
          offset;
      case AttributeValue.Bytes(var operations)
          when expression(entry, operations) instanceof Placement.AtByte(var offset) ->
          offset;
      case null, default -> 0;
    };
  }

  private BaseClass base(Die entry) {
    return new BaseClass(
        types.typeOf(entry),
        placement(entry),
        entry.unsigned(AttributeName.VIRTUALITY).orElse(0L) != 0,
        Access.of(entry, die));
  }

  private VariantPart variantPart(Die entry) {
    var discriminant = entry.reference(AttributeName.DISCR);
    var variants = new ArrayList<VariantPart.Variant>();
    for (var child : entry.children()) {
      if (child.tag().equals(Tag.VARIANT)) {
        variants.add(variant(child));
      }
    }
    return new VariantPart(discriminant.map(this::member), variants);
  }

  private VariantPart.Variant variant(Die entry) {
    var found = new ArrayList<Member>();
    for (var child : entry.children()) {
      if (child.tag().equals(Tag.MEMBER)) {
        found.add(member(child));
      }
    }
    return new VariantPart.Variant(values(entry), found);
  }

  private static List<VariantPart.Range> values(Die variant) {
    var single = variant.unsigned(AttributeName.DISCR_VALUE);
    if (single.isPresent()) {
      return List.of(new VariantPart.Range(single.get(), single.get()));
    }
    var list = variant.expression(AttributeName.DISCR_LIST);
    return list.map(MemberReader::ranges).orElse(List.of());
  }

  /// Numbers with a `DW_DSC_label` before one, or a `DW_DSC_range` before two (DWARF 5, section
  /// 7.22). They are read without a sign, which Rust's are.
  private static List<VariantPart.Range> ranges(dev.spoor.objects.bytes.Block list) {
    var found = new ArrayList<VariantPart.Range>();
    for (var cursor = list.cursor(0); cursor.hasMore(); ) {
      var isRange = cursor.u8() == 1;
      var low = cursor.uleb128();
      found.add(new VariantPart.Range(low, isRange ? cursor.uleb128() : low));
    }
    return found;
  }
}
