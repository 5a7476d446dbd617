package dev.spoor.live.repl;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import dev.spoor.testkit.Tracees.Compiler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// C++ as the installed gdb shows it: every line must be the same.
@Tag("live")
class CppComparisonTest {
  private static void compare(
      Compiler compiler, String program, String flag, List<String> commands) {
    Requirement.program(compiler == Compiler.CLANG ? "clang++" : "g++");
    Debug.assertEveryLineIsGdbs(Tracees.compile(compiler, program, "-g", "-O0", flag), commands);
  }

  @ParameterizedTest
  @EnumSource
  void classesShowWhatTheyDeclare(Compiler compiler) {
    var commands = new ArrayList<String>();
    for (var type : List.of("A", "B", "D", "E", "E2", "F", "H", "I", "J", "k", "L", "Ov")) {
      commands.add("ptype " + type);
    }
    for (var each : List.of("Color", "color", "Diamond", "Left", "none", "pl", "rl", "method")) {
      commands.add("ptype " + each);
      commands.add("whatis " + each);
    }
    for (var flags : List.of("/o", "/ox", "/oM", "/m", "/t", "/r", "/mt")) {
      for (var type : List.of("Holes", "L", "J", "k", "Diamond")) {
        commands.add("ptype" + flags + " " + type);
      }
    }
    commands.addAll(List.of("set print type methods off", "ptype A", "ptype main"));

    compare(compiler, "declares_classes", "-w", commands);
  }

  private static final List<String> RETURNING =
      List.of(
          "point",
          "floats",
          "mixed",
          "swapped",
          "big",
          "odd",
          "extended",
          "extend",
          "twofold",
          "lesser",
          "halved",
          "thirded",
          "wide",
          "copied");

  @ParameterizedTest
  @EnumSource
  void valuesThatFunctionsReturnAreFound(Compiler compiler) {
    compare(compiler, "returns_classes", "-w", returning());
  }

  @Test
  void valuesThatFunctionsOf32BitsReturnAreFound() {
    var commands = new ArrayList<>(List.of("break main", "run", "next"));
    for (var name :
        List.of("point", "big", "extend", "halved", "thirded", "wide", "lesser", "odd")) {
      commands.addAll(List.of("tbreak " + name, "continue", "finish"));
    }
    commands.addAll(List.of("print halved(3)", "print thirded(1.5)", "print wide(2)"));
    commands.addAll(
        List.of("print point(1, 2)", "print extend(3)", "print sum_point(point(3, 4))"));
    compare(Compiler.GNU, "returns_values", "-m32", commands);
  }

  private static List<String> returning() {
    var commands = new ArrayList<>(List.of("break main", "run", "next"));
    RETURNING.forEach(name -> commands.addAll(List.of("tbreak " + name, "continue", "finish")));
    return commands;
  }

  @ParameterizedTest
  @EnumSource
  void valuesOfAllKindsArePassedToFunctions(Compiler compiler) {
    compare(
        compiler,
        "returns_classes",
        "-w",
        List.of(
            "break big",
            "run",
            "up",
            "set var n = 3",
            "set var p.x = 7",
            "set var p.y = 8",
            "print point(1, 2)",
            "print floats(1, 2)",
            "print mixed(1.5, 2).d",
            "print swapped(3, 2)",
            "print odd('q')",
            "print extended(2.5)",
            "print extend(5)",
            "print twofold(1, 2)",
            "print halved(3)",
            "print thirded(3)",
            "print copied(4)",
            "print sum_point(p)",
            "print sum_point(point(3, 4))",
            "print sum_mixed(1, mixed(1.5, 2), 2)",
            "print sum_odd(odd('a'))",
            "print sum_extended(1, extended(1.25))",
            "print refers(p, n)",
            "print n",
            "call point(5, 6)",
            "print $.y",
            "bt 1"));
  }

  @Test
  void moreThanTheRegistersHoldIsPassedOnTheStack() {
    compare(
        Compiler.GNU,
        "returns_classes",
        "-w",
        List.of(
            "break point",
            "run",
            "up",
            "print sum_big(1, b)",
            "print many(m, m, m, p, p, p, p)",
            "print box.corner(2)",
            "print sum_big(2, big(7))"));
  }

  @ParameterizedTest
  @EnumSource
  void settingsOfPrintHaveTheirEffect(Compiler compiler) {
    var commands = new ArrayList<>(List.of("break point", "run", "up"));
    for (var setting :
        List.of("pretty on", "array on", "array-indexes on", "union off", "symbol off")) {
      commands.add("set print " + setting);
      List.of("p", "box", "b", "grid", "both", "*shape", "chars", "e")
          .forEach(each -> commands.add("print " + each));
      commands.add(
          "set print " + setting.replace(" on", " ?").replace(" off", " on").replace("?", "off"));
    }
    commands.addAll(
        List.of(
            "set print null-stop on",
            "print chars",
            "set print null-stop off",
            "set print object on",
            "print *shape",
            "print ref",
            "print -pretty on -elements 1 -- b",
            "print -object off -- *shape",
            "print b"));

    compare(compiler, "returns_classes", "-w", commands);
  }

  @ParameterizedTest
  @EnumSource
  void functionsHaveTheNamesThatTellThemApart(Compiler compiler) {
    var commands = new ArrayList<String>();
    for (var line : List.of(5, 9, 14, 15, 16, 19, 22, 25, 26, 27, 28, 29, 33, 35)) {
      commands.add("break " + line);
    }
    commands.addAll(List.of("info breakpoints", "run"));
    for (var i = 0; i < 14; i++) {
      commands.addAll(List.of("bt", "continue"));
    }
    compare(compiler, "overloads_names", "-w", commands);
  }

  @Test
  void anExceptionIsCaughtWhereTheLibraryHasMarkedIt() {
    compare(
        Compiler.GNU,
        "waits_in_exception",
        "-w",
        List.of("catch throw", "catch catch", "run", "bt 1", "info breakpoints", "kill"));
  }
}
