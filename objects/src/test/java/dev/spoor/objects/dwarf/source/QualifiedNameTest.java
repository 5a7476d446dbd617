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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a::T as b::Tr>::f | <a::T as b::Tr>::f | true",
        "<a::T as b::Tr>::f | <T as Tr>::f | true",
        "<a::T as b::Tr>::f | <T as b::Tr>::f | true",
        "<a::T as b::Tr>::f | <xT as Tr>::f | false",
        "<a::aT as b::Tr>::f | <T as Tr>::f | false",
        "<a::T as b::Tr>::f | <T as Other>::f | false",
        "<a::T as b::Tr>::f::{{closure}} | <T as Tr>::f | false",
        "<a::V<<x as y>::Z> as b::Tr<u8>>::f | <V<<x as y>::Z> as Tr<u8>>::f | true",
        "<fn(u8) -> u8 as b::Tr>::f | <fn(u8) -> u8 as Tr>::f | true",
        "<a::T>::f | <T>::f | false",
        "<a::T as b::Tr | <a::T as b::Tr | false",
        "a::f | <T as Tr>::f | false"
      })
  void aMethodOfATraitIsNamedByItsTypeAndTheTrait(String readable, String asked, boolean isThat) {
    assertThat(QualifiedName.isOfTrait(readable, asked)).isEqualTo(isThat);
  }
}
