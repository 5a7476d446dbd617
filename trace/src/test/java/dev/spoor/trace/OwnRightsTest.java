package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnRightsTest {
  @Test
  void rootsMayAllAndIsUnderNoFilter() {
    var rights = OwnRights.parse("Name:\tjava\nCapEff:\t000001ffffffffff\nSeccomp:\t0\n");

    assertThat(rights.maySeccomp()).isTrue();
    assertThat(rights.mayTraceAll()).isTrue();
    assertThat(rights.isFiltered()).isFalse();
  }

  @Test
  void aContainersRootLacksCapabilitiesAndIsUnderAFilter() {
    var rights = OwnRights.parse("Name:\tjava\nCapEff:\t00000000a80425fb\nSeccomp:\t2\n");

    assertThat(rights.maySeccomp()).isFalse();
    assertThat(rights.mayTraceAll()).isFalse();
    assertThat(rights.isFiltered()).isTrue();
  }

  @Test
  void whereNothingIsKnownNothingIsDared() {
    var rights = OwnRights.read(Path.of("/nonexistent"));

    assertThat(rights.maySeccomp()).isFalse();
    assertThat(rights.isFiltered()).isTrue();
  }
}
