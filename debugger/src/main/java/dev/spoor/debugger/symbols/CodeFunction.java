package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import java.util.List;

/// A function as it lies in a program, not one that was inlined.
///
/// @param name with namespaces and classes, without parameters: what a frame shows
/// @param signature the same with the types of the parameters where the language overloads
///   functions, `ns::Class::method(int) const`; else the name
/// @param entry where it is entered
/// @param ranges its code, the part with the entry first
/// @param isDebugged whether debugging information describes it
public record CodeFunction(
    String name, String signature, Address entry, List<AddressRange> ranges, boolean isDebugged) {
  /// Copies the list.
  public CodeFunction {
    ranges = List.copyOf(ranges);
  }

  /// {@return whether an instruction is its own}
  public boolean contains(Address address) {
    for (var range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
