package dev.spoor.repl.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private Settings settings = new Settings();

  @BeforeEach
  void begin() {
    settings = new Settings();
  }

  @Test
  void namesAreAbbreviatedWordByWord() {
    assertThat(settings.find("p pretty on", "set").map(Settings.Found::name))
        .contains("print pretty");
    assertThat(settings.find("lists 5", "set")).contains(new Settings.Found("listsize", "5"));
    assertThat(settings.find("nothing", "set")).isEmpty();
  }

  @Test
  void whatMeansSeveralIsRefused() {
    assertThatThrownBy(() -> settings.find("print s on", "set"))
        .hasMessageStartingWith("Ambiguous set command \"print s on\": ");
  }

  @Test
  void aFlagIsOnWithoutAValue() {
    settings.set("print pretty", "");
    assertThat(settings.isOn("print pretty")).isTrue();
    settings.set("print pretty", "off");
    assertThat(settings.shown("print pretty")).isEqualTo("Pretty formatting of structures is off.");
    assertThatThrownBy(() -> settings.set("print pretty", "perhaps"))
        .hasMessage("\"on\" or \"off\" expected.");
  }

  @Test
  void aLimitCanBeUnlimited() {
    settings.set("print elements", "unlimited");
    assertThat(settings.limit("print elements")).isEmpty();
    settings.set("print elements", "4");
    assertThat(settings.limit("print elements")).hasValue(4);
  }

  @Test
  void aChoiceIsOneOfItsWords() {
    settings.set("disassembly-flavor", "in");
    assertThat(settings.text("disassembly-flavor")).isEqualTo("intel");
    assertThatThrownBy(() -> settings.set("disassembly-flavor", "x"))
        .hasMessage("Undefined item: \"x\".");
  }
}
