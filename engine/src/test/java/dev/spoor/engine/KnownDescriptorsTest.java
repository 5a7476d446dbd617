package dev.spoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownDescriptorsTest implements KnownDescriptors.Look {
  private static final Tid TASK = Tid.of(7);

  private final KnownDescriptors known = new KnownDescriptors(false);
  private final List<Integer> looked = new ArrayList<>();
  private boolean harmless = true;
  private boolean atAGlance;

  @Override
  public boolean isHarmless(Tid tid, int descriptor) {
    looked.add(descriptor);
    return harmless;
  }

  @Override
  public boolean isHarmlessAtAGlance(Tid tid, int descriptor) {
    return atAGlance;
  }

  private boolean read(long descriptor) {
    return known.isHarmless(TASK, descriptor, this);
  }

  private boolean readOften(long descriptor) {
    for (var i = 0; i < 100; i++) {
      var _ = read(descriptor);
    }
    return read(descriptor);
  }

  @Test
  void whatIsReadOnceIsNotLookedAt() {
    assertThat(read(3)).isFalse();
    assertThat(looked).isEmpty();
  }

  @Test
  void whatIsReadOftenIsLookedAtOnce() {
    assertThat(readOften(3)).isTrue();
    assertThat(looked).containsExactly(3);
  }

  @Test
  void whatIsHarmlessAtAGlanceIsSoFromTheFirstReadOn() {
    atAGlance = true;

    assertThat(read(3)).isTrue();
    assertThat(looked).isEmpty();
  }

  @Test
  void whatShowsMasksIsNeverTakenForHarmless() {
    harmless = false;

    assertThat(readOften(3)).isFalse();
    assertThat(looked).containsExactly(3);
  }

  @Test
  void whatIsForgottenIsLookedAtAgain() {
    var _ = readOften(3);
    harmless = false;
    known.forget(3);

    assertThat(readOften(3)).isFalse();
  }

  @Test
  void aDescriptorsUpperHalfDoesNotCount() {
    var _ = readOften(3);
    harmless = false;
    known.forget(0xffff_ffff_0000_0003L);

    assertThat(readOften(3)).isFalse();
  }

  @Test
  void inATableThatOthersMayChangeNothingIsKnown() {
    var _ = readOften(3);
    known.share();

    assertThat(readOften(3)).isFalse();
  }

  @Test
  void anotherProgramHasATableOfItsOwn() {
    known.share();
    known.unshare();

    assertThat(readOften(3)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -100, 1024, Integer.MAX_VALUE, Long.MIN_VALUE + 5000})
  void numbersThatNoDescriptorHasAreNeverHarmless(long descriptor) {
    assertThat(readOften(descriptor)).isFalse();
    assertThat(looked).isEmpty();
  }
}
