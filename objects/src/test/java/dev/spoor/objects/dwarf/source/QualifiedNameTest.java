package dev.spoor.objects.dwarf.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualifiedNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main|main",
        "ns::f|f",
        "a::b<c::d>::e|e",
        "f<a::b>|f",
        "a::operator<<|operator<<",
        "a::operator<|operator<",
        "a::operator<=><int>|operator<=>",
        "a::operator->|operator->",
        "a::operator int|operator int",
        "a::Box<(1>2)>::get|get",
        "(anonymous namespace)::x|x",
        "::f|f",
        "~C|~C",
        "operators::f|f",
        "my_operator<int>|my_operator",
        "a::operator< <int>|operator<",
      })
  void theLastPartIsBehindTheLastSeparator(String name, String last) {
    assertThat(QualifiedName.lastPart(name)).isEqualTo(last);
  }

  @Test
  void aNameMayBeAskedForFromAnyScopeOn() {
    assertThat(QualifiedName.isNamed("a::B<int>::c", "c")).isTrue();
    assertThat(QualifiedName.isNamed("a::B<int>::c", "B::c")).isTrue();
    assertThat(QualifiedName.isNamed("a::B<int>::c", "B<int>::c")).isTrue();
    assertThat(QualifiedName.isNamed("a::B<int>::c", "B<char>::c")).isFalse();
    assertThat(QualifiedName.isNamed("a::B<int>::c", "::a::B::c")).isTrue();
    assertThat(QualifiedName.isNamed("a::B<int>::c", "::B::c")).isFalse();
    assertThat(QualifiedName.isNamed("a::B<int>::operator<<", "B::operator<<")).isTrue();
    assertThat(QualifiedName.isNamed("a::xc", "c")).isFalse();
  }
}
