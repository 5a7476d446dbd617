package dev.spoor.symbolic.variable;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.elf.FileAddress;
import java.util.Optional;

/// A call in the code of a function, as its compiler describes it (DWARF 5, section 3.4.1, and the
/// same in GNU's words before that: `DW_TAG_GNU_call_site`).
///
/// @param die the entry; what is known of the arguments is below it
/// @param returns the address behind the instruction; clang before version 16 does not state it for
///   jumps
/// @param isTail whether it is a jump: the function called returns to this one's caller
record CallSite(Die die, Optional<FileAddress> returns, boolean isTail) {
  static boolean isOne(Tag tag) {
    return tag.equals(Tag.CALL_SITE) || tag.equals(Tag.GNU_CALL_SITE);
  }

  static CallSite of(Die die) {
    return new CallSite(
        die,
        die.address(AttributeName.CALL_RETURN_PC).or(() -> die.address(AttributeName.LOW_PC)),
        die.flag(AttributeName.CALL_TAIL_CALL) || die.flag(AttributeName.GNU_TAIL_CALL));
  }

  /// {@return the entry of the function that is called; empty for a call by a pointer}
  Optional<Die> called() {
    return die.reference(AttributeName.CALL_ORIGIN)
        .or(() -> die.reference(AttributeName.ABSTRACT_ORIGIN));
  }

  /// {@return what computes the address that is called, of a call by a pointer}
  Optional<Block> target() {
    return die.expression(AttributeName.CALL_TARGET)
        .or(() -> die.expression(AttributeName.GNU_CALL_SITE_TARGET));
  }
}
