package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A program that rustc has made: of version 1.63, which Debian 12 has, and of later ones.
@Tag("live")
class RustProgramsTest {
  /// One session for all: the index of Rust's library takes its time.
  private static List<String> session = List.of();

  @BeforeAll
  static void needsRust() {
    Requirement.program("rustc");
    var commands =
        new ArrayList<>(
            List.of("break holds_values::wait_for_input", "run < /dev/null", "bt 4", "up 3"));
    VARIABLES.forEach(name -> commands.add("print " + name));
    commands.add("ptype holds_values::Shape");
    commands.add("info symbol holds_values::main");
    session = Debug.ours(Tracees.rust("holds_values"), commands.toArray(String[]::new)).lines();
  }

  private static final List<String> VARIABLES =
      List.of(
          "number",
          "truth",
          "wide",
          "text",
          "owned",
          "pair",
          "unit",
          "slice",
          "some",
          "none",
          "niche",
          "failed",
          "shapes",
          "direction",
          "*boxed",
          "vector",
          "inner::COUNT",
          "vector.len");

  private static List<String> printed(List<String> variables) {
    var values = session.stream().filter(line -> line.startsWith("$")).toList();
    return variables.stream()
        .map(VARIABLES::indexOf)
        .map(values::get)
        .map(line -> line.substring(line.indexOf(' ') + 3))
        .toList();
  }

  @Test
  void functionsAreNamedByTheirModules() {
    assertThat(session)
        .anySatisfy(line -> assertThat(line).startsWith("#0  holds_values::wait_for_input (least="))
        .anySatisfy(line -> assertThat(line).contains(" in holds_values::{impl#0}::area (self="))
        .anySatisfy(line -> assertThat(line).contains(" in holds_values::main::{closure#0} ("))
        .anySatisfy(line -> assertThat(line).contains(" in holds_values::main () at "));
  }

  @Test
  void plainValuesAreNumbersTextsAndTuples() {
    assertThat(
            printed(List.of("number", "truth", "wide", "text", "owned", "pair", "unit", "slice")))
        .containsExactly(
            "65",
            "true",
            "-5",
            "\"a \\\"text\\\"\\n\"",
            "\"owned\"",
            "(1, -2)",
            "holds_values::Unit",
            "&[i32](size=2) = {2, 3}");
  }

  @Test
  void anEnumIsTheVariantThatItHolds() {
    assertThat(printed(List.of("some", "none", "niche", "failed", "shapes", "direction")))
        .satisfiesExactly(
            some -> assertThat(some).isEqualTo("core::option::Option<u32>::Some(9)"),
            none -> assertThat(none).isEqualTo("core::option::Option<u32>::None"),
            // By a null pointer, without a discriminant of its own.
            niche -> assertThat(niche).startsWith("core::option::Option<").endsWith(">::None"),
            failed ->
                assertThat(failed)
                    .isEqualTo("core::result::Result<u8, alloc::string::String>::Err(\"why\")"),
            shapes ->
                assertThat(shapes)
                    .isEqualTo(
                        "{holds_values::Shape::Empty, holds_values::Shape::Circle {radius: 2},"
                            + " holds_values::Shape::Rectangle(3, 4),"
                            + " holds_values::Shape::Named(\"n\")}"),
            direction ->
                assertThat(direction)
                    .isEqualTo("{holds_values::Direction::North, holds_values::Direction::South}"));
  }

  @Test
  void structuresAndVectorsAreWrittenAsInRust() {
    assertThat(printed(List.of("*boxed", "vector", "inner::COUNT", "vector.len")))
        .containsExactly(
            "holds_values::Point {x: 5, y: 6}",
            "Vec(size=2) = {holds_values::Point {x: 1, y: 2}, holds_values::Point {x: 3, y: 4}}",
            "77",
            "2");
  }

  @Test
  void theVariantsOfAnEnumAreItsType() {
    assertThat(session)
        .containsSequence(
            "type = enum holds_values::Shape {",
            "  Empty,",
            "  Circle{radius: f64},",
            "  Rectangle(u32, u32),",
            "  Named(alloc::string::String),",
            "}");
  }

  @Test
  void symbolsAreReadable() {
    assertThat(session).anySatisfy(line -> assertThat(line).startsWith("holds_values::main in "));
  }

  /// The debugging information calls it `holds_values::{impl#0}::area`.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<holds_values::Shape as holds_values::Area>::area",
        "<Shape as Area>::area",
        "holds_values::{impl#0}::area"
      })
  void aMethodOfATraitIsNamedByBoth(String name) {
    for (var flags : List.of(List.<String>of(), List.of("-C", "symbol-mangling-version=v0"))) {
      var program = Tracees.rust("holds_values", flags.toArray(String[]::new));

      var lines = Debug.ours(program, "break " + name, "run < /dev/null", "bt 1").lines();

      assertThat(lines)
          .anyMatch(line -> line.startsWith("#0  holds_values::{impl#0}::area (self="));
    }
  }

  @Test
  void whatNoTraitHasIsNotFound() {
    var lines = Debug.ours(Tracees.rust("holds_values"), "break <Shape as Clone>::area").lines();

    assertThat(lines).anyMatch(line -> line.contains("\"<Shape as Clone>::area\" not defined"));
  }
}
