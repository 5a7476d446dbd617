package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Machine code as gdb writes it: each instruction of a piece of the C library, and of a program.
@Tag("live")
class DisassemblyTest {
  private static final Path LIBRARY = Path.of("/lib/x86_64-linux-gnu/libc.so.6");
  private static final Pattern SYMBOL = Pattern.compile(" ?<[^>]*>");

  @ParameterizedTest
  @ValueSource(strings = {"att", "intel"})
  void everyInstructionOfALibraryIsGdbs(String flavor) {
    Requirement.program("gdb");
    assumeTrue(Files.exists(LIBRARY), "no " + LIBRARY);
    String[] words = {"set disassembly-flavor " + flavor, "disassemble 0x30000,+30000"};

    var ours = Debug.ours(LIBRARY, words).lines();
    var theirs = Debug.gdbs(LIBRARY, words).lines();

    assertThat(ours).hasSizeGreaterThan(5_000);
    assertThat(ours).hasSameSizeAs(theirs);
    for (var i = 0; i < ours.size(); i++) {
      assertThat(withoutSymbols(ours.get(i))).isEqualTo(withoutSymbols(theirs.get(i)));
    }
  }

  /// Which symbol is nearest is another question.
  private static String withoutSymbols(String line) {
    return SYMBOL.matcher(line).replaceAll("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/r ", "/s ", "/m ", "/rs "})
  void aFunctionIsShownAsByGdb(String modifiers) {
    Requirement.program("gdb");
    var program = Tracees.compile("debugged", "-g", "-O0");
    String[] words = {"disassemble " + modifiers + "main", "x/12i work", "disassemble /x main"};

    assertThat(Debug.ours(program, words).lines()).isEqualTo(Debug.gdbs(program, words).lines());
  }
}
