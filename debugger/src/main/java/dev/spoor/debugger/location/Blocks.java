package dev.spoor.debugger.location;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.Optional;

/// The innermost blocks of source that instructions belong to: functions, calls that were inlined,
/// and braces with declarations in them.
final class Blocks {
  private final Symbols symbols;

  Blocks(Symbols symbols) {
    this.symbols = symbols;
  }

  Optional<Die> at(Address address) {
    try {
      return symbols.debugged().at(address).flatMap(object -> at(address, object));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Die> at(Address address, DebuggedObject object) {
    var frames = object.source().at(object.fileAddress(address));
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    return frames.getLast().function().map(function -> within(function.die(), address, object));
  }

  private static Die within(Die function, Address address, DebuggedObject object) {
    var place = object.fileAddress(address);
    var innermost = function;
    for (var walk = function.walk(); walk.next(); ) {
      if (walk.depth() > 0 && isBlock(walk.tag())) {
        var die = walk.die();
        var isHere = die.ranges().stream().anyMatch(range -> range.contains(place));
        if (isHere && (walk.tag().equals(Tag.INLINED_SUBROUTINE) || declares(die))) {
          innermost = die;
        }
        if (!isHere && !die.ranges().isEmpty()) {
          walk.skipChildren();
        }
      }
    }
    return innermost;
  }

  private static boolean isBlock(Tag tag) {
    return tag.equals(Tag.LEXICAL_BLOCK) || tag.equals(Tag.INLINED_SUBROUTINE);
  }

  /// Braces in which nothing is declared are no block.
  private static boolean declares(Die block) {
    for (var walk = block.walk(); walk.next(); ) {
      if (walk.depth() == 1) {
        if (!isBlock(walk.tag()) && !isCallSite(walk.tag())) {
          return true;
        }
        walk.skipChildren();
      }
    }
    return false;
  }

  private static boolean isCallSite(Tag tag) {
    return tag.equals(Tag.CALL_SITE) || tag.equals(Tag.GNU_CALL_SITE);
  }
}
