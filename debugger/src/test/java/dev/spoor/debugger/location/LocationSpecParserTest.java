package dev.spoor.debugger.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationSpecParserTest {
  private static LocationSpec parse(String text) {
    return LocationSpecParser.parse(text, "here.c", 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12                         | here.c      | 12
          +3                         | here.c      | 13
          -2                         | here.c      | 8
          +                          | here.c      | 15
          -40                        | here.c      | 0
          a.c:7                      | a.c         | 7
          dir/a b.c:7                | dir/a b.c   | 7
          "odd:name.c":7             | odd:name.c  | 7
          -source a.c -line 7        | a.c         | 7
          -line 7                    | here.c      | 7
          """)
  void aNumberIsALine(String text, String file, int line) {
    assertThat(parse(text)).isEqualTo(new LocationSpec.OfLine(file, line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          main                       | ``     | main
          ns::Class::method          | ``     | ns::Class::method
          ns::f<a::b>(int, c::d)     | ``     | ns::f<a::b>(int, c::d)
          a.c:ns::f                  | a.c    | ns::f
          'ns::f(int)'               | ``     | ns::f(int)
          -function f -source a.c    | a.c    | f
          -func f(int, long)         | ``     | f(int, long)
          operator()                 | ``     | operator()
          """)
  void anythingElseIsAFunction(String text, String file, String name) {
    assertThat(parse(text)).isEqualTo(new LocationSpec.OfFunction(file, name));
  }

  @Test
  void whatFollowsAStarIsAnAddress() {
    assertThat(parse("*0x1234")).isEqualTo(new LocationSpec.OfAddress(Address.of(0x1234)));
    assertThat(LocationSpecParser.parse("*f + 4", "", 0, _ -> Address.of(7)))
        .isEqualTo(new LocationSpec.OfAddress(Address.of(7)));
  }

  @Test
  void whatCannotBeReadIsSaidInASentence() {
    assertThatThrownBy(() -> LocationSpecParser.parse("12", "", 0))
        .isInstanceOf(LocationException.class)
        .hasMessage("No symbol table is loaded.  Use the \"file\" command.");
    assertThatThrownBy(() -> parse("-source a.c"))
        .hasMessage("Source filename requires function, label, or line offset.");
    assertThatThrownBy(() -> parse("-nonsense 3"))
        .hasMessage("invalid explicit argument, \"-nonsense\"");
    assertThatThrownBy(() -> parse("99999999999")).hasMessage("Numeric constant too large.");
  }
}
