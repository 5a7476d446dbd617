package dev.spoor.symbolic.variable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Functions are numbers here; a jump from 3 to 4 is behind 34.
final class JumpPathsTest {
  private final Map<Address, List<Jump>> graph = new HashMap<>();
  private final Set<Address> unknown = new HashSet<>();
  private int asked;

  private void jumps(long source, long... targets) {
    var found = new ArrayList<Jump>();
    for (var target : targets) {
      found.add(new Jump(Address.of(target), Address.of(source * 10 + target)));
    }
    graph.put(Address.of(source), found);
  }

  private Optional<List<Jump>> of(Address function) {
    asked++;
    return unknown.contains(function)
        ? Optional.empty()
        : Optional.of(graph.getOrDefault(function, List.of()));
  }

  private List<Long> common(long from, long to) {
    return JumpPaths.common(this::of, Address.of(from), Address.of(to)).stream()
        .map(jump -> jump.behind().value())
        .toList();
  }

  private boolean mayComeBack(long function) {
    return JumpPaths.mayComeBack(this::of, Address.of(function));
  }

  @Test
  void theOnlyWayIsFoundWhole() {
    jumps(1, 2, 8);
    jumps(2, 3);
    jumps(8, 9);

    assertThat(common(1, 3)).containsExactly(12L, 23L);
  }

  @Test
  void aCallOfTheFunctionItselfHasNoJumps() {
    jumps(1, 2);
    jumps(2, 1);

    assertThat(common(1, 1)).isEmpty();
  }

  @Test
  void whatCannotBeReachedHasNoWay() {
    jumps(1, 2);

    assertThat(common(1, 3)).isEmpty();
  }

  @Test
  void ofSeveralWaysTheBeginningAndTheEndThatAllHaveAreKnown() {
    jumps(1, 2);
    jumps(2, 3, 4);
    jumps(3, 5);
    jumps(4, 5);
    jumps(5, 6);

    assertThat(common(1, 6)).containsExactly(12L, 56L);
  }

  @Test
  void twoJumpsToTheSameFunctionAreTwoWays() {
    jumps(1, 2, 2);

    assertThat(common(1, 2)).isEmpty();
  }

  @Test
  void aDirectWayBesideALongerOneLeavesNothingCertainAtItsEnd() {
    jumps(1, 2, 3);
    jumps(2, 3);

    assertThat(common(1, 3)).isEmpty();
  }

  @Test
  void aCircleOnTheWayDoesNotCountItsJumpsTwice() {
    jumps(1, 2);
    jumps(2, 1, 3);

    assertThat(common(1, 3)).containsExactly(12L, 23L);
  }

  @Test
  void whatTheLastFunctionDoesDoesNotMatter() {
    jumps(1, 2);
    jumps(2, 2, 1);
    unknown.add(Address.of(2));

    assertThat(common(1, 2)).containsExactly(12L);
  }

  @Test
  void whereAJumpIsNotKnownNothingIsCertain() {
    jumps(1, 2, 3);
    unknown.add(Address.of(3));

    assertThat(common(1, 2)).isEmpty();
  }

  @Test
  void aFunctionMayComeBackToItselfByOthers() {
    jumps(1, 2);
    jumps(2, 3);
    jumps(3, 4, 1);
    jumps(5, 1);

    assertThat(mayComeBack(1)).isTrue();
    assertThat(mayComeBack(4)).isFalse();
    assertThat(mayComeBack(5)).isFalse();
  }

  @Test
  void aFunctionMayComeBackIfAJumpOnTheWayIsNotKnown() {
    jumps(1, 2);
    unknown.add(Address.of(2));

    assertThat(mayComeBack(1)).isTrue();
  }

  /// 2 to the power of 100 ways, in a file that was made for it.
  @Test
  void doublingWaysAreLookedAtOnce() {
    for (var i = 1; i <= 100; i++) {
      jumps(i, i + 1, i + 1);
    }

    assertThat(common(1, 101)).isEmpty();
    assertThat(asked).isEqualTo(100);
  }

  @Test
  void moreFunctionsThanAnyProgramHasAreGivenUp() {
    for (var i = 1; i < 100_000; i++) {
      jumps(i, i + 1);
    }

    assertThat(common(1, 99_999)).isEmpty();
    assertThat(mayComeBack(1)).isTrue();
    assertThat(asked).isLessThan(1000);
  }

  @Test
  void moreJumpsThanAnyFunctionHasAreGivenUp() {
    jumps(1, new long[100_000]);
    jumps(0, 5);

    assertThat(common(1, 5)).isEmpty();
    assertThat(mayComeBack(1)).isTrue();
  }
}
