package dev.spoor.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DemanglerTest {
  @Test
  void namesAreAsTheSourceHasThem() {
    try (var demangler = new Demangler()) {
      assertThat(demangler.readable("_ZNSt6vectorIiSaIiEE9push_backERKi"))
          .isEqualTo("std::vector<int, std::allocator<int> >::push_back(int const&)");
      assertThat(demangler.readable("_Z3foov")).isEqualTo("foo()");
      assertThat(demangler.readable("_Z3foov")).isEqualTo("foo()");
    }
  }

  @Test
  void whatIsNoMangledNameStaysAsItIs() {
    try (var demangler = new Demangler()) {
      for (var name : new String[] {"main", "", "_Z", "_Zqqq", "i", "_Z3fo", "_Z3foo\0v"}) {
        assertThat(demangler.readable(name)).isEqualTo(name);
      }
    }
  }

  @Test
  void withoutTheLibraryNamesStayAsTheyAre() {
    try (var demangler = new Demangler("libmissing.so.1")) {
      assertThat(demangler.readable("_Z3foov")).isEqualTo("_Z3foov");
    }
  }

  @Test
  void longNamesAreLeftAlone() {
    var name = "_Z" + "P".repeat(Demangler.MOST_NAME_BYTES) + "3foov";
    try (var demangler = new Demangler()) {
      assertThat(demangler.readable(name)).isEqualTo(name);
    }
  }

  @Test
  void randomNamesDoNoHarm() {
    var random = new Random(5);
    var letters = "SI0_1EPKRN3fooivtLT";
    try (var demangler = new Demangler()) {
      for (var i = 0; i < 20_000; i++) {
        var name = new StringBuilder("_Z");
        for (var length = random.nextInt(24); length > 0; length--) {
          name.append(letters.charAt(random.nextInt(letters.length())));
        }
        assertThat(demangler.readable(name.toString())).isNotEmpty();
      }
    }
  }
}
