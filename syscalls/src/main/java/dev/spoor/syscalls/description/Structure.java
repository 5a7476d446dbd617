package dev.spoor.syscalls.description;

import java.util.List;
import java.util.Optional;

/// A structure in memory.
///
/// @param packing how fields lie beside each other
/// @param fields in the order of memory
/// @param shown the names of those that are shown, in that order; empty for all
/// @param brief the names of those that are shown when structures are abbreviated; empty for all
/// @param moment the fields with the seconds and the nanoseconds (microseconds, if it is a `usec`)
///   of a point in time; empty if it is none
/// @param dated whether that point in time is no part of it when numbers are asked for
/// @param listed whether its fields are written as elements, without their names
/// @param title what stands behind its name, after a dot, where it is one of several; may be empty
/// @param behind what lies behind it in a netlink message
/// @param bare whether its only field is shown alone, and nothing where that is not
public record Structure(
    String name,
    Packing packing,
    List<Parameter> fields,
    List<String> shown,
    List<String> brief,
    List<String> moment,
    boolean dated,
    boolean listed,
    String title,
    Optional<Shape> behind,
    boolean bare) {
  /// Stands in `brief` where fields are left out; without one that is said behind all. In `shown`
  /// it stands for fields of the kernel that are never shown.
  static final String OMISSION = "etc";

  /// How the fields of a structure lie in memory.
  public enum Packing {
    /// By the rules of C.
    ALIGNED,
    /// Without gaps.
    PACKED,
    /// All in the same place: a union all of whose members are shown.
    OVERLAID
  }

  /// Copies the lists.
  public Structure {
    fields = List.copyOf(fields);
    shown = List.copyOf(shown);
    brief = List.copyOf(brief);
    moment = List.copyOf(moment);
  }

  /// {@return whether a field goes this way}
  public boolean has(Direction direction) {
    for (var i = 0; i < fields.size(); i++) {
      if (fields.get(i).direction() == direction) {
        return true;
      }
    }
    return false;
  }

  /// {@return the position of the field called `name` in [#fields()]}
  ///
  /// @throws IllegalArgumentException if there is none
  public int index(String name) {
    return index(name, 0);
  }

  /// {@return the position of the field called `name` in [#fields()]}
  ///
  /// @param others how many of them stand before it; if there are not so many, it is the last one
  /// @throws IllegalArgumentException if there is none
  int index(String name, int others) {
    var left = others;
    var last = -1;
    for (var i = 0; i < fields.size() && left >= 0; i++) {
      if (fields.get(i).name().equals(name)) {
        last = i;
        left--;
      }
    }
    if (last >= 0) {
      return last;
    }
    throw new IllegalArgumentException("struct " + this.name + " has no field " + name);
  }
}
