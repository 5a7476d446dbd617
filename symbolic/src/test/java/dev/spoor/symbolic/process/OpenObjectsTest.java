package dev.spoor.symbolic.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.symbolic.process.OpenObjects.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenObjectsTest {
  private static final Key ONE = new Key("08:01", 1);
  private static final Key TWO = new Key("08:01", 2);
  private static final Key THREE = new Key("08:02", 1);

  private final List<ObjectFile> closed = new ArrayList<>();
  private int opened;

  private Optional<ObjectFile> open() {
    opened++;
    try {
      return Optional.of(ObjectFile.open(Path.of("/proc/self/exe")));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void aFileIsOpenOnceForAllThatHaveItMapped() {
    try (var objects = new OpenObjects(0, closed::add)) {
      var first = objects.acquire(ONE, this::open);
      var second = objects.acquire(ONE, this::open);

      objects.release(ONE);

      assertThat(second).isEqualTo(first);
      assertThat(opened).isOne();
      assertThat(closed).isEmpty();
      objects.release(ONE);
      assertThat(closed).containsExactly(first.orElseThrow());
    }
  }

  @Test
  void someStayOpenForTheNextProcess() {
    try (var objects = new OpenObjects(2, closed::add)) {
      var one = objects.acquire(ONE, this::open);
      objects.acquire(TWO, this::open);
      objects.acquire(THREE, this::open);
      List.of(ONE, TWO, THREE).forEach(objects::release);

      assertThat(closed).containsExactly(one.orElseThrow());
      assertThat(objects.size()).isEqualTo(2);
      objects.acquire(THREE, this::open);
      assertThat(opened).isEqualTo(3);
    }
    assertThat(closed).hasSize(3);
  }

  @Test
  void whatCannotBeOpenedIsTriedAgain() {
    try (var objects = new OpenObjects(2, closed::add)) {
      assertThat(objects.acquire(ONE, Optional::empty)).isEmpty();
      assertThat(objects.acquire(ONE, this::open)).isPresent();
    }
  }
}
