package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Memory in files of the formats of `dump`, which the installed gdb writes and reads too.
@Tag("live")
class MemoryFilesTest {
  @TempDir private Path directory;

  /// The formats have no more than 32 bits for an address.
  private static Path program() {
    return Tracees.compile("debugged", "-g", "-O0", "-no-pie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"srec", "ihex", "verilog", "binary"})
  void theFileIsGdbs(String format) throws IOException {
    Requirement.program("gdb");
    var dump = "dump " + format + " memory image main main+77";

    Debug.ours(program(), "cd " + directory, dump);
    var ours = Files.readAllBytes(directory.resolve("image"));
    Debug.gdbs(program(), "cd " + directory, "shell rm image", dump);

    assertThat(ours).isNotEmpty().isEqualTo(Files.readAllBytes(directory.resolve("image")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"srec", "ihex", "verilog"})
  void whatWasWrittenIsRestored(String format) {
    var file = directory.resolve("image");

    var lines =
        Debug.ours(
                program(),
                "break work",
                "run",
                "dump " + format + " value " + file + " global",
                "set var global = 7",
                "restore " + file,
                "print global",
                "undo",
                "print global")
            .lines();

    assertThat(lines)
        .anyMatch(line -> line.matches("Restoring section \\.sec1 \\(0x\\w+ to 0x\\w+\\)"))
        .contains("$1 = 42", "$2 = 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"srec", "ihex"})
  void aPartIsRestoredElsewhereAsInGdb(String format) {
    var file = directory.resolve("image");

    Debug.assertEveryLineIsGdbs(
        program(),
        List.of(
            "break work",
            "run",
            "dump " + format + " value " + file + " global",
            "set var global = 0x04030201",
            "restore " + file + " 0 &global (long)&global+1",
            "print/x global",
            "restore " + file + " 1 &global (long)&global+1",
            "print/x global",
            "restore " + file + " 0 1 2",
            "restore " + file + " 0 2 1",
            "restore /etc/hostname",
            "restore",
            "dump " + format + " memory",
            "dump value",
            "dump value x"));
  }

  @Test
  void aDamagedFileIsRefusedWithItsLine() throws IOException {
    var file = directory.resolve("image");
    Files.writeString(file, "S0050000733156\nS30511223344FF\n");

    var lines = Debug.ours(program(), "break work", "run", "restore " + file).lines();

    assertThat(lines).endsWith(file + ": line 2: its checksum is wrong");
  }
}
