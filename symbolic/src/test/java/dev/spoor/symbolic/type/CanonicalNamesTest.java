package dev.spoor.symbolic.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalNamesTest {
  @Test
  void integersInTemplatesAreWrittenShort() {
    assertThat(CanonicalNames.of("K<int, long int>::N")).isEqualTo("K<int, long>::N");
    assertThat(CanonicalNames.of("K<long long unsigned int>")).isEqualTo("K<unsigned long long>");
    assertThat(CanonicalNames.of("K<short int, belong int>")).isEqualTo("K<short, belong int>");
  }

  @Test
  void constStandsBehindWhatItBelongsTo() {
    assertThat(CanonicalNames.of("K<const char*>")).isEqualTo("K<char const*>");
    assertThat(CanonicalNames.of("K<const N<const int&> >")).isEqualTo("K<N<int const&> const>");
    assertThat(CanonicalNames.ofType("const char *const *")).isEqualTo("char const* const*");
  }

  @Test
  void nestedTemplatesKeepTheBlankBetweenTheirBrackets() {
    assertThat(CanonicalNames.of("A<B<int> >")).isEqualTo("A<B<int> >");
    assertThat(CanonicalNames.of("A<B<int>>")).isEqualTo("A<B<int> >");
  }

  @Test
  void whatIsNoTemplateStaysAsItIs() {
    assertThat(CanonicalNames.of("operator<")).isEqualTo("operator<");
    assertThat(CanonicalNames.of("a < b")).isEqualTo("a < b");
    assertThat(CanonicalNames.of("long int")).isEqualTo("long int");
  }
}
