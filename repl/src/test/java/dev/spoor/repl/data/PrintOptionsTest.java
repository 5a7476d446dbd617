package dev.spoor.repl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintOptionsTest {
  @Test
  void optionsStandBeforeTheExpression() {
    var options = PrintOptions.parse("-pretty -elements 3 -object off -raw-values -- -x");

    assertThat(options.values())
        .isEqualTo(Map.of("print pretty", "on", "print elements", "3", "print object", "off"));
    assertThat(options.isRaw()).isTrue();
    assertThat(options.expression()).isEqualTo("-x");
  }

  @Test
  void whatIsNoOptionBelongsToTheExpression() {
    assertThat(PrintOptions.parse("-x + 1").expression()).isEqualTo("-x + 1");
    assertThat(PrintOptions.parse("-1").expression()).isEqualTo("-1");
    assertThat(PrintOptions.parse("-s").expression()).isEqualTo("-s");
    assertThat(PrintOptions.parse("x -- y").expression()).isEqualTo("x -- y");
  }

  @Test
  void anOptionMayBeShortened() {
    assertThat(PrintOptions.parse("-elem 2 x").values()).isEqualTo(Map.of("print elements", "2"));
  }

  @Test
  void aLimitNeedsItsNumber() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> PrintOptions.parse("-elements x"));
  }

  @Test
  void settingsAreAsBeforeAfterwards() {
    var settings = new Settings();

    PrintOptions.parse("-pretty x")
        .during(settings, () -> assertThat(settings.isOn("print pretty")).isTrue());

    assertThat(settings.isOn("print pretty")).isFalse();
  }
}
