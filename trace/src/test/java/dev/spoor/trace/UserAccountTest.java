package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAccountTest {
  @Test
  void aPairOfNumbersNeedsNoFile() throws IOException {
    assertThat(UserAccount.named("4294967294:3000000000"))
        .isEqualTo(
            Optional.of(new UserAccount(-2, (int) 3_000_000_000L, List.of((int) 3_000_000_000L))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967295:0", "0:4294967295", "99999999999:0", "1:", ":1", "1:2:3"})
  void whatIsNoPairOfNumbersIsNobody(String name) throws IOException {
    assertThat(UserAccount.named(name)).isEmpty();
  }
}
