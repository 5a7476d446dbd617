package dev.spoor.repl.fullscreen;

import java.util.List;
import java.util.stream.Stream;

/// A part of the screen: a window, or others above each other or side by side.
sealed interface Area {
  /// {@return the names of its windows, in their order}
  Stream<String> windows();

  /// A window, the line of the state, or the part where commands are typed.
  record Pane(String name) implements Area {
    @Override
    public Stream<String> windows() {
      return Stream.of(name);
    }
  }

  /// Several that share the room.
  ///
  /// @param isHorizontal whether side by side
  record Split(boolean isHorizontal, List<Part> parts) implements Area {
    /// Copies the list.
    public Split {
      parts = List.copyOf(parts);
    }

    @Override
    public Stream<String> windows() {
      return parts.stream().flatMap(part -> part.area().windows());
    }
  }

  /// One of several.
  ///
  /// @param weight how much of the room it gets, relative to the others
  record Part(Area area, int weight) {}
}
