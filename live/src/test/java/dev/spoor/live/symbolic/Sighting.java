package dev.spoor.live.symbolic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One thing that a debugger says of a stopped program: a frame, or a variable of a frame.
///
/// @param frame its number
/// @param text `function at file:line`, or `name = value`
record Sighting(int frame, String text) implements Comparable<Sighting> {
  /// {@return what is seen in frames, and how often}
  static Map<Sighting, Integer> of(List<SeenFrame> frames) {
    var found = new HashMap<Sighting, Integer>();
    for (var i = 0; i < frames.size(); i++) {
      var frame = frames.get(i);
      found.merge(new Sighting(i, frame.function() + " at " + frame.place()), 1, Math::addExact);
      for (var variable : frame.variables()) {
        found.merge(new Sighting(i, variable), 1, Math::addExact);
      }
    }
    return found;
  }

  /// {@return how much more often something is in one than in the other}
  static Map<Sighting, Integer> without(Map<Sighting, Integer> all, Map<Sighting, Integer> other) {
    var left = new TreeMap<Sighting, Integer>();
    all.forEach((each, count) -> {
      var more = count - other.getOrDefault(each, 0);
      if (more > 0) {
        left.put(each, more);
      }
    });
    return left;
  }

  @Override
  public int compareTo(Sighting other) {
    var order = Integer.compare(frame, other.frame);
    return order != 0 ? order : text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return "#" + frame + " " + text;
  }
}
