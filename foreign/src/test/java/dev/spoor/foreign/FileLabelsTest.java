package dev.spoor.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileLabelsTest {
  @Test
  void withoutTheLibraryNothingIsKnown() {
    try (var labels = new FileLabels("libmissing.so.1")) {
      assertThat(labels.expected("/etc/passwd", 0100644)).isEmpty();
    }
  }

  @Test
  void aNameThatNoFileCanHaveHasNoContext() {
    try (var labels = new FileLabels()) {
      assertThat(labels.expected("/etc\0/passwd", 0100644)).isEmpty();
      assertThat(labels.expected("", 0)).isEmpty();
    }
  }

  @Test
  void whatThePolicySaysIsAContext() {
    try (var labels = new FileLabels()) {
      // Empty where there is no policy; the second answer comes from what is open by then.
      assertThat(labels.expected("/etc/passwd", 0100644)).matches("|[^:]+:[^:]+:[^:]+.*");
      assertThat(labels.expected("/etc/passwd", 0100644)).matches("|[^:]+:[^:]+:[^:]+.*");
    }
  }
}
