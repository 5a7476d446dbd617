package dev.spoor.repl.fullscreen;

import dev.spoor.repl.fullscreen.Area.Pane;
import dev.spoor.repl.fullscreen.Area.Part;
import dev.spoor.repl.fullscreen.Area.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the windows of a layout share the screen: what a user wants first, the rest by weight. Side
/// by side they have a column between them.
final class Sizes {
  private static final Area COMMANDS = new Pane(Layout.COMMANDS);
  private static final Area STATUS = new Pane(Layout.STATUS);
  private static final int LEAST = 3;
  private static final int LEAST_FOR_COMMANDS = 4;
  private static final int LEAST_COLUMNS = 8;

  private final Map<String, Integer> heights = new HashMap<>();
  private final Map<String, Integer> widths = new HashMap<>();

  /// Wants a window to have so many lines.
  void wantHeight(String window, int lines) {
    heights.put(window, lines);
  }

  /// Wants a window to have so many columns.
  void wantWidth(String window, int columns) {
    widths.put(window, columns);
  }

  /// {@return where each window is, by name, in their order; without those that a small screen has
  /// no room for}
  Map<String, Box> of(Layout layout, int rows, int columns) {
    var boxes = new LinkedHashMap<String, Box>();
    place(layout.root(), new Box(0, 0, rows, columns), boxes);
    return boxes;
  }

  private void place(Area area, Box box, Map<String, Box> boxes) {
    switch (area) {
      case Pane(var name) -> boxes.put(name, box);
      case Split split -> place(split, box, boxes);
    }
  }

  private void place(Split split, Box box, Map<String, Box> boxes) {
    var isHorizontal = split.isHorizontal();
    var gap = isHorizontal ? 1 : 0;
    var room = isHorizontal ? box.columns() : box.rows();
    var parts = fitting(split, room);
    var extents = Share.out(shares(parts, isHorizontal), room - gap * (parts.size() - 1));
    var at = isHorizontal ? box.left() : box.top();
    for (var i = 0; i < parts.size(); i++) {
      var part =
          isHorizontal
              ? new Box(box.top(), at, box.rows(), extents[i])
              : new Box(at, box.left(), extents[i], box.columns());
      place(parts.get(i).area(), part, boxes);
      at += extents[i] + gap;
    }
  }

  /// The last windows that there is no room for are left out, at last the line of the state, but
  /// never the commands.
  private static List<Part> fitting(Split split, int room) {
    var parts = new ArrayList<>(split.parts());
    for (var kept : List.of(List.of(COMMANDS, STATUS), List.of(COMMANDS))) {
      for (var i = parts.size() - 1; i >= 0 && parts.size() > 1; i--) {
        if (least(parts, split.isHorizontal()) > room && !kept.contains(parts.get(i).area())) {
          parts.remove(i);
        }
      }
    }
    return parts;
  }

  private static int least(List<Part> parts, boolean isHorizontal) {
    var sum = isHorizontal ? parts.size() - 1 : 0;
    for (var part : parts) {
      sum += least(part.area(), isHorizontal);
    }
    return sum;
  }

  private static int least(Area area, boolean isHorizontal) {
    return switch (area) {
      case Pane(var name) ->
          isHorizontal
              ? LEAST_COLUMNS
              : switch (name) {
                case Layout.STATUS -> 1;
                case Layout.COMMANDS -> LEAST_FOR_COMMANDS;
                default -> LEAST;
              };
      case Split split when split.isHorizontal() == isHorizontal ->
          least(split.parts(), isHorizontal);
      case Split split ->
          split.parts().stream().mapToInt(part -> least(part.area(), isHorizontal)).max().orElse(0);
    };
  }

  private List<Share> shares(List<Part> parts, boolean isHorizontal) {
    return parts.stream()
        .map(part ->
            new Share(
                least(part.area(), isHorizontal),
                part.area().equals(STATUS) ? 0 : Math.max(1, part.weight()),
                wanted(part.area(), isHorizontal),
                part.area().equals(COMMANDS)))
        .toList();
  }

  private int wanted(Area area, boolean isHorizontal) {
    return switch (area) {
      case Pane(var name) -> (isHorizontal ? widths : heights).getOrDefault(name, 0);
      case Split split when split.isHorizontal() == isHorizontal -> 0;
      case Split split ->
          split.parts().stream()
              .mapToInt(part -> wanted(part.area(), isHorizontal))
              .max()
              .orElse(0);
    };
  }
}
