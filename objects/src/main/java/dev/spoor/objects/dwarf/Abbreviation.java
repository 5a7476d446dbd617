package dev.spoor.objects.dwarf;

/// The shape of entries (DWARF 5, section 7.5.3): which attributes, in which forms. Decoded once
/// for all entries that have it.
final class Abbreviation {
  private final Tag tag;
  private final boolean hasChildren;
  private final int[] names;
  private final int[] forms;
  private final long[] constants;
  private final int[] steps;
  private final long lowNames;
  private final long highNames;

  /// @param constants the values of the form implicit_const, 0 for other forms; empty if all are 0
  /// @param steps how to pass over the attributes: a number of bytes, or a form with its sign
  ///   changed
  Abbreviation(
      Tag tag, boolean hasChildren, int[] names, int[] forms, long[] constants, int[] steps) {
    this.tag = tag;
    this.hasChildren = hasChildren;
    this.names = names;
    this.forms = forms;
    this.constants = constants;
    this.steps = steps;
    var low = 0L;
    var high = 0L;
    for (var name : names) {
      low |= name < Long.SIZE ? 1L << name : 0;
      high |= name >= Long.SIZE && name < 2 * Long.SIZE ? 1L << name : 0;
    }
    this.lowNames = low;
    this.highNames = high;
  }

  Tag tag() {
    return tag;
  }

  boolean hasChildren() {
    return hasChildren;
  }

  int count() {
    return names.length;
  }

  int name(int index) {
    return names[index];
  }

  int form(int index) {
    return forms[index];
  }

  long constant(int index) {
    return constants.length == 0 ? 0 : constants[index];
  }

  int[] steps() {
    return steps;
  }

  /// {@return whether an attribute has this name}
  boolean has(int name) {
    if (name < Long.SIZE) {
      return (lowNames >>> name & 1) != 0;
    }
    // The standard has few others.
    return name < 2 * Long.SIZE ? (highNames >>> name & 1) != 0 : indexOf(name) >= 0;
  }

  /// {@return which attribute has this name, -1 if none}
  int indexOf(int name) {
    for (var i = 0; i < names.length; i++) {
      if (names[i] == name) {
        return i;
      }
    }
    return -1;
  }
}
