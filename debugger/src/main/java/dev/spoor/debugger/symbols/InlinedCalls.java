package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.source.SourceFrame;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.ArrayList;
import java.util.List;

/// The function that an instruction belongs to and the calls that were inlined around it.
///
/// Where an inlined call begins, nothing of it has happened yet: a debugger shows its caller there,
/// as if the call was still to be made.
///
/// @param scopes the entries, the innermost first, that of the function last; none if nothing is
///   known
/// @param starting how many of them, from the innermost on, are calls that begin right there
public record InlinedCalls(List<Die> scopes, int starting) {
  private static final InlinedCalls NONE = new InlinedCalls(List.of(), 0);

  /// Copies the list.
  public InlinedCalls {
    scopes = List.copyOf(scopes);
  }

  /// {@return those of the instruction at `address`}
  public static InlinedCalls at(Address address, Symbols symbols) {
    try {
      return symbols.debugged().at(address).map(object -> at(address, object)).orElse(NONE);
    } catch (MalformedObjectException damaged) {
      return NONE;
    }
  }

  private static InlinedCalls at(Address address, DebuggedObject object) {
    var frames = object.source().at(object.fileAddress(address));
    var scopes = new ArrayList<Die>();
    var starting = 0;
    for (var frame : frames) {
      frame.function().ifPresent(function -> scopes.add(function.die()));
      if (starting == scopes.size() - 1 && frame.isInlined() && starts(frame, address, object)) {
        starting++;
      }
    }
    return new InlinedCalls(scopes, starting);
  }

  /// One of its pieces begins there, and it was not left for that.
  private static boolean starts(SourceFrame frame, Address address, DebuggedObject object) {
    var place = object.fileAddress(address);
    var die = frame.function().orElseThrow().die();
    var ranges = die.ranges();
    if (ranges.isEmpty() || ranges.getFirst().start().equals(place)) {
      return true;
    }
    var before = object.fileAddress(address.plus(-1));
    return ranges.stream().anyMatch(range -> range.start().equals(place))
        && ranges.stream().noneMatch(range -> range.contains(before));
  }

  /// {@return how many levels a debugger does not show at `address` when the program has come there
  /// by itself}
  public static int startingAt(Address address, Symbols symbols) {
    return at(address, symbols).starting;
  }
}
