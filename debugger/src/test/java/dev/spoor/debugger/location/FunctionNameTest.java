package dev.spoor.debugger.location;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionNameTest {
  @Test
  void parametersAreComparedWithoutBlanks() {
    var name = FunctionName.of("ns::f( int,char * )");

    assertThat(name.name()).isEqualTo("ns::f");
    assertThat(name.fits("ns::f(int, char *)")).isTrue();
    assertThat(name.fits("ns::f(int, char *) const")).isTrue();
    assertThat(name.fits("ns::f(int)")).isFalse();
  }

  @Test
  void withoutParametersAllOverloadedOnesAreMeant() {
    assertThat(FunctionName.of("f").fits("f(int)")).isTrue();
  }

  @Test
  void theBracketsOfTheCallOperatorAreItsName() {
    var name = FunctionName.of("Functor::operator()(int)");

    assertThat(name).isEqualTo(new FunctionName("Functor::operator()", "(int)"));
  }

  @Test
  void theBracketsOfANamespaceWithoutANameAreNoParameters() {
    assertThat(FunctionName.of("(anonymous namespace)::f"))
        .isEqualTo(new FunctionName("(anonymous namespace)::f", ""));
  }
}
