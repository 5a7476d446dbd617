package dev.spoor.live.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `spoor locate` and the names of Rust.
@Tag("live")
class LocateRustTest {
  private static String located(String name) {
    Requirement.program("rustc");
    return Inspecting.run("locate", program(), name).output();
  }

  private static Path program() {
    return Tracees.rust("holds_values", "-C", "symbol-mangling-version=v0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<holds_values::Shape as holds_values::Area>::area", "<Shape as Area>::area"})
  void aMethodOfATraitIsWhereItsSymbolIs(String name) {
    var found = located(name);

    var symbol =
        Shell.script("nm $1 | grep ' [tT] _RN.*5Shape.*4Area4area$'", "sh", program().toString())
            .orFail()
            .stdout();
    assertThat(found)
        .startsWith("0x" + symbol.split(" ", 2)[0].replaceFirst("^0+", "") + " ")
        .contains("::area at ")
        .hasLineCount(1);
  }

  @Test
  void ofAnotherTraitThereIsNone() {
    assertThat(located("<Shape as Clone>::area")).isEqualTo("<Shape as Clone>::area ??\n");
  }
}
