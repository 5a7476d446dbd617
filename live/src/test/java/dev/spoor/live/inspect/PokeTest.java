package dev.spoor.live.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("live")
class PokeTest {
  /// `patch_me`, running; the first line it printed is the address of `number`.
  private static Background patchMe(String flags) {
    return Background.start(Tracees.compile("patch_me", flags.split(" ", -1)));
  }

  private static String variables(Background program) {
    program.say("");
    return program.line();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-no-pie", "-pie", "-static", "-m32 -no-pie", "-m32 -pie"})
  void variablesOfEveryTypeAreWrittenBySymbol(String flags) {
    try (var program = patchMe(flags)) {
      program.line();

      var poke =
          Inspecting.run(
              "poke",
              program.pid(),
              "number=-7",
              "wide:i64=0x7fffffffffffffff",
              "ratio:f64=-2.5e3",
              "fraction:f32=0.5",
              "bytes:bytes=de ad",
              "bytes+3:u8=255",
              "text:str=a\\tb\\x21\\101");

      assertThat(poke.errors()).isEmpty();
      assertThat(poke.status()).isZero();
      assertThat(poke.lines())
          .hasSize(7)
          .anyMatch(line -> line.matches("0x[0-9a-f]+ <number>: 42 -> -7"));
      assertThat(variables(program))
          .isEqualTo("-7 9223372036854775807 -2500 0.5 dead03ff a\tb!A fixed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-no-pie", "-pie", "-static", "-m32 -no-pie", "-m32 -pie"})
  void aVariableIsWrittenByItsAddress(String flags) {
    try (var program = patchMe(flags)) {
      var address = program.line();

      Inspecting.run("poke", program.pid(), address + ":i32=1000").orFail();

      assertThat(variables(program)).startsWith("1000 -1 ");
      assertThat(Inspecting.run("peek", program.pid(), address, ":i32").output())
          .isEqualTo(address + ": 1000\n");
      assertThat(Inspecting.run("peek", program.pid(), "number:u32").output())
          .isEqualTo(address + " <number>: 1000\n");
    }
  }

  @Test
  void whatTheProgramItselfMayNotWriteIsWritten() {
    try (var program = patchMe("-pie")) {
      program.line();

      Inspecting.run("poke", program.pid(), "constant:str=moved").orFail();

      assertThat(variables(program)).endsWith(" moved");
    }
  }

  @Test
  void nothingIsWrittenIfOneOfTheAssignmentsMakesNoSense() {
    try (var program = patchMe("-pie")) {
      program.line();
      var before = variables(program);

      for (var wrong :
          new String[] {"number:u8=256", "nowhere=1", "text=1", "0x10:i32=5", "ratio:f64=x"}) {
        var poke = Inspecting.run("poke", program.pid(), "number=1", wrong);
        assertThat(poke.status()).as(wrong).isEqualTo(1);
        assertThat(poke.errors()).as(wrong).matches("spoor poke: .+\n");
        assertThat(poke.output()).isEmpty();
      }

      assertThat(variables(program)).isEqualTo(before);
    }
  }

  @Test
  void theProcessIsNeitherStoppedNorTraced() {
    try (var program = patchMe("-pie")) {
      program.line();

      Inspecting.run("poke", program.pid(), "number=5").orFail();

      var ps = Inspecting.run("ps", program.pid()).lines().getLast();
      assertThat(ps).matches(" +" + program.pid() + " .* S +- .*");
    }
  }

  @Test
  void aSymbolOfALibraryIsFoundAlsoByTheLibrarysName() {
    try (var program = patchMe("-pie")) {
      program.line();

      var plain = Inspecting.run("peek", program.pid(), "environ", ":u64").orFail();
      var named = Inspecting.run("peek", program.pid(), "libc:environ", ":u64").orFail();

      assertThat(named.output()).isEqualTo(plain.output());
      assertThat(Inspecting.run("peek", program.pid(), "libm:sin").errors())
          .contains("no file called \"libm\" mapped");
    }
  }

  @Test
  void aNameInSeveralLibrariesIsAmbiguousAndSaysWhere() {
    try (var program = patchMe("-pie")) {
      program.line();

      var peek = Inspecting.run("peek", program.pid(), "_dl_catch_exception", "8");

      assertThat(peek.status()).isEqualTo(1);
      assertThat(peek.errors())
          .contains("is ambiguous", "libc.so.6 has it at 0x", "ld-linux-x86-64.so.2 has it at 0x");
    }
  }

  @Test
  void symbolsAreFoundWhenTheProgramsFileIsGone(@TempDir Path directory) throws IOException {
    var copy = Files.copy(Tracees.compile("patch_me"), directory.resolve("gone"));
    try (var program = Background.start(copy)) {
      var address = program.line();
      Files.delete(copy);

      assertThat(Inspecting.run("peek", program.pid(), "number", ":i32").output())
          .isEqualTo(address + " <number>: 42\n");
    }
  }

  @Test
  void aDumpShowsBytesAndText() {
    try (var program = patchMe("-pie")) {
      program.line();

      var dump = Inspecting.run("peek", program.pid(), "text").lines();

      assertThat(dump).hasSize(2);
      assertThat(dump.getFirst())
          .matches(
              "0x[0-9a-f]+: 62 65 66 6f 72 65 00 00  00 00 00 00 00 00 00 00"
                  + "  \\|before\\.{10}\\|");
      assertThat(Inspecting.run("peek", program.pid(), "text:str").output())
          .endsWith(" <text>: \"before\"\n");
    }
  }

  @Test
  void controlCharactersOfTheProgramDoNotReachTheTerminal() {
    try (var program = patchMe("-pie")) {
      program.line();
      Inspecting.run("poke", program.pid(), "text:str=\\e]0;x\\a\\x9b\\\"").orFail();

      assertThat(Inspecting.run("peek", program.pid(), "text:str").output())
          .endsWith(": \"\\033]0;x\\007\\233\\\"\"\n");
    }
  }

  @Test
  void aDumpThatRunsIntoNothingShowsWhatThereIs() {
    try (var program = patchMe("-no-pie")) {
      program.line();
      var maps = Shell.run("cat", "/proc/" + program.pid() + "/maps").stdout();
      var end = maps.lines().filter(line -> line.contains("[stack]")).findFirst().orElseThrow();
      var last = Long.parseLong(end.substring(end.indexOf('-') + 1, end.indexOf(' ')), 16);

      var peek = Inspecting.run("peek", program.pid(), "0x" + Long.toHexString(last - 32), "64");

      assertThat(peek.status()).isEqualTo(1);
      assertThat(peek.lines()).hasSize(2);
      assertThat(peek.errors())
          .contains("nothing can be read at 0x" + Long.toHexString(last) + ":");
    }
  }

  @Test
  void aProcessThatIsNotThereIsSaidToBeNotThere() {
    assertThat(Inspecting.run("poke", 4194305, "x=1"))
        .isEqualTo(new Inspecting(1, "", "spoor poke: there is no process 4194305\n"));
    assertThat(Inspecting.run("peek", 2, "x").errors()).contains("is a kernel thread");
    assertThat(Inspecting.run("poke", "abc", "x=1").status()).isEqualTo(2);
    assertThat(Inspecting.run("poke", 1).status()).isEqualTo(2);
  }
}
