package dev.spoor.symbolic.value;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.Type;
import java.util.List;
import java.util.Optional;

/// What is shown for a value in place of its members.
public sealed interface Presentation {
  /// Another value.
  record Instead(Value value) implements Presentation {}

  /// Words of the presenter's own.
  record Words(String words) implements Presentation {}

  /// A text of a known length.
  ///
  /// @param element the type of its characters
  /// @param address of the first
  /// @param length how many there are, unsigned
  /// @param around where it is read
  record Characters(Type element, Address address, long length, Surroundings around)
      implements Presentation {}

  /// A title and several values.
  ///
  /// @param title may be empty
  /// @param isMore whether there are others behind them
  record Items(String title, List<Item> items, boolean isMore) implements Presentation {
    /// Copies the list.
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A structure in the way of its language: `title {name: value}`, `title(value, value)`, or the
  /// title alone if there is nothing in it.
  ///
  /// @param title may be empty
  record Structure(String title, Signs signs, List<Item> items) implements Presentation {
    /// Copies the list.
    public Structure {
      items = List.copyOf(items);
    }
  }

  /// What stands around the parts of a structure.
  enum Signs {
    CURLY('{', '}'),
    ROUND('(', ')');

    private final char opening;
    private final char closing;

    Signs(char opening, char closing) {
      this.opening = opening;
      this.closing = closing;
    }

    char opening() {
      return opening;
    }

    char closing() {
      return closing;
    }
  }

  /// One of several values.
  ///
  /// @param name what it is called
  /// @param key by which it is found
  record Item(Optional<String> name, Optional<Value> key, Value value) {
    /// {@return one that is known by its place}
    public static Item of(Value value) {
      return new Item(Optional.empty(), Optional.empty(), value);
    }

    /// {@return one that has a name}
    public static Item named(String name, Value value) {
      return new Item(Optional.of(name), Optional.empty(), value);
    }

    /// {@return one that is found by a key}
    public static Item keyed(Value key, Value value) {
      return new Item(Optional.empty(), Optional.of(key), value);
    }
  }
}
