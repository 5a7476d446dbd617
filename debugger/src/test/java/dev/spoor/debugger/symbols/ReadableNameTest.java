package dev.spoor.debugger.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadableNameTest {
  private static String withoutResult(String text) {
    return ReadableName.of(text).withoutResult();
  }

  @Test
  void whatATemplateReturnsIsNoPartOfItsName() {
    assertThat(withoutResult("int ns::f<int>(char const*) const"))
        .isEqualTo("ns::f<int>(char const*) const");
    assertThat(withoutResult("std::vector<int, A<int> > f<int>(int)")).isEqualTo("f<int>(int)");
    assertThat(withoutResult("std::ostream& std::operator<< <char>(std::ostream&, char)"))
        .isEqualTo("std::operator<< <char>(std::ostream&, char)");
  }

  @Test
  void namesWithBlanksStayWhole() {
    assertThat(withoutResult("ns::H::operator int() const"))
        .isEqualTo("ns::H::operator int() const");
    assertThat(withoutResult("(anonymous namespace)::f(int)"))
        .isEqualTo("(anonymous namespace)::f(int)");
    assertThat(withoutResult("H::run(int) const::{lambda(int)#1}::operator()(int) const"))
        .isEqualTo("H::run(int) const::{lambda(int)#1}::operator()(int) const");
    assertThat(withoutResult("main")).isEqualTo("main");
  }

  @Test
  void lambdasAndTypesOfFunctionsAreNotPlain() {
    assertThat(ReadableName.of("apply<main::{lambda(int)#1}>(int)").hasPlainParts()).isFalse();
    assertThat(ReadableName.of("apply<main()::<lambda(int)> >(int)").hasPlainParts()).isFalse();
    assertThat(ReadableName.of("f(std::function<int (int)>)").hasPlainParts()).isFalse();
    assertThat(ReadableName.of("f(std::vector<int (*)(int)>)").hasPlainParts()).isTrue();
    assertThat(ReadableName.of("call<void (Pool::*)(int), Pool*>(int)").hasPlainParts()).isTrue();
    assertThat(ReadableName.of("call<void (int Pool::*)>(int)").hasPlainParts()).isFalse();
    assertThat(ReadableName.of("K<(anonymous namespace)::T>::operator<<(int)").hasPlainParts())
        .isTrue();
  }

  @Test
  void parametersEndTheName() {
    assertThat(ReadableName.of("main::$_0::operator()(int) const").withoutParameters())
        .isEqualTo("main::$_0::operator()");
    assertThat(ReadableName.of("f").withoutParameters()).isEqualTo("f");
  }
}
