package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The ways from one function to another by jumps, and what they have in common.
///
/// Each function and each jump is looked at once, however many ways there are and whether or not
/// they lead in a circle.
final class JumpPaths {
  private static final int MOST_FUNCTIONS = 256;
  private static final int MOST_JUMPS = 4096;

  /// A function, and how many jumps lead there at least.
  private record Reached(Address function, int jumps) {}

  /// A jump with the function that it is in.
  private record Edge(Address source, Jump jump) {}

  private final Address from;
  private final Address to;
  private final Map<Address, List<Edge>> out = new HashMap<>();
  private final Map<Address, List<Edge>> in = new HashMap<>();

  /// How many jumps there are at least from the first function to each.
  private final Map<Address, Integer> distances = new LinkedHashMap<>();

  private JumpPaths(Address from, Address to) {
    this.from = from;
    this.to = to;
  }

  /// {@return the jumps that were made on the way from one function to another, in their order, as
  /// far as it is certain: if there are several ways, those that all of them begin with, then those
  /// that all of them end with; none if a jump leads to where that is not known}
  ///
  /// @param jumps those of a function; empty if they are not known
  /// @param from where the first function begins
  /// @param to where the last function begins; what it does when it is reached does not count
  static List<Jump> common(
      Function<Address, Optional<List<Jump>>> jumps, Address from, Address to) {
    var paths = new JumpPaths(from, to);
    if (from.equals(to) || !paths.follow(jumps)) {
      return List.of();
    }
    var shortest = paths.distances.get(to);
    return shortest == null ? List.of() : paths.common(shortest);
  }

  /// {@return whether a function may be entered again by jumps from itself, or nothing is known of
  /// that}
  static boolean mayComeBack(Function<Address, Optional<List<Jump>>> jumps, Address function) {
    var seen = new HashSet<Address>();
    var next = new ArrayDeque<Address>(List.of(function));
    var count = 0;
    while (!next.isEmpty()) {
      var known = jumps.apply(next.remove());
      if (known.isEmpty()) {
        return true;
      }
      for (var jump : known.get()) {
        if (jump.target().equals(function) || ++count > MOST_JUMPS) {
          return true;
        }
        if (seen.add(jump.target())) {
          next.add(jump.target());
        }
      }
      if (seen.size() > MOST_FUNCTIONS) {
        return true;
      }
    }
    return false;
  }

  /// {@return whether all that can be reached is known}
  private boolean follow(Function<Address, Optional<List<Jump>>> jumps) {
    var next = new ArrayDeque<Reached>(List.of(new Reached(from, 0)));
    distances.put(from, 0);
    var count = 0;
    while (!next.isEmpty()) {
      var reached = next.remove();
      var source = reached.function();
      if (source.equals(to)) {
        continue;
      }
      var known = jumps.apply(source);
      count += known.map(List::size).orElse(0);
      if (known.isEmpty() || distances.size() > MOST_FUNCTIONS || count > MOST_JUMPS) {
        return false;
      }
      for (var jump : known.get()) {
        var edge = new Edge(source, jump);
        out.computeIfAbsent(source, _ -> new ArrayList<>()).add(edge);
        in.computeIfAbsent(jump.target(), _ -> new ArrayList<>()).add(edge);
        var further = new Reached(jump.target(), reached.jumps() + 1);
        if (distances.putIfAbsent(further.function(), further.jumps()) == null) {
          next.add(further);
        }
      }
    }
    return true;
  }

  private List<Jump> common(int shortest) {
    var useful = leadingThere();
    var found = new ArrayList<Jump>();
    for (var at = from; !at.equals(to) && found.size() < shortest; ) {
      var edges =
          out.getOrDefault(at, List.of()).stream()
              .filter(edge -> useful.contains(edge.jump().target()))
              .toList();
      if (edges.size() != 1) {
        break;
      }
      found.add(edges.getFirst().jump());
      at = edges.getFirst().jump().target();
    }
    var beginning = found.size();
    for (var at = to; !at.equals(from) && found.size() < shortest; ) {
      var edges = in.getOrDefault(at, List.of());
      var one = edges.stream().filter(edge -> useful.contains(edge.source())).toList();
      if (one.size() != 1) {
        break;
      }
      found.add(beginning, one.getFirst().jump());
      at = one.getFirst().source();
    }
    return List.copyOf(found);
  }

  /// {@return the functions from which the last one can be reached}
  private Set<Address> leadingThere() {
    var found = new HashSet<Address>(Set.of(to));
    var next = new ArrayDeque<Address>(List.of(to));
    while (!next.isEmpty()) {
      for (var edge : in.getOrDefault(next.remove(), List.of())) {
        if (found.add(edge.source())) {
          next.add(edge.source());
        }
      }
    }
    return found;
  }
}
