package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.elf.MachineType;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of entries of linkage tables, by us and by objdump.
@Tag("live")
class LinkageTableTest {
  private static final Pattern ENTRY =
      Pattern.compile("^([0-9a-f]+) <(.*@plt)>:$", Pattern.MULTILINE);

  @BeforeAll
  static void needsObjdump() {
    Requirement.program("objdump");
  }

  static Stream<Path> files() {
    return SystemObjects.some().filter(path -> !path.toString().endsWith(".o"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void entriesOfSystemFilesAreThose(Path path) throws IOException {
    assertSame(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-O1",
        "-no-pie",
        "-Wl,-z,now",
        "-Wl,-z,ibtplt -fcf-protection",
        "-Wl,-z,ibtplt -fcf-protection -Wl,-z,now",
        "-m32",
        "-m32 -no-pie",
        "-m32 -Wl,-z,ibtplt -fcf-protection",
        "-m32 -Wl,-z,now"
      })
  void entriesOfEveryFormAreThose(String flags) throws IOException {
    var program = Tracees.compile("hello", flags.split(" ", -1));

    assertThat(assertSame(program)).isNotEmpty();
  }

  @Test
  void anAddressInAnEntryIsNamedByIt() throws IOException {
    try (var file = ObjectFile.open(Tracees.compile("hello"))) {
      var entry = file.pltSymbols().getFirst();

      var found = file.symbolAt(dev.spoor.objects.elf.FileAddress.of(entry.address().value() + 6));

      assertThat(found).contains(new SymbolMatch.Containing(entry, 6));
      assertThat(file.symbolsNamed(entry.name())).containsExactly(entry);
    }
  }

  private static List<String> assertSame(Path path) throws IOException {
    try (var file = ObjectFile.open(path)) {
      // Of 32-bit programs objdump does not look for the address, as it is in the slot.
      var addresses = file.header().machine().equals(MachineType.I386) ? "\\+0x[0-9a-f]+" : "$^";
      var ours = file.pltSymbols().stream().map(symbol -> line(symbol, addresses)).toList();
      var command = new ArrayList<>(List.of("objdump", "-d", path.toString()));
      file.sections().stream()
          .filter(section -> section.name().startsWith(".plt"))
          .forEach(section -> command.addAll(List.of("-j", section.name())));

      if (command.size() > 3) {
        var theirs = Shell.run(command.toArray(String[]::new)).stdout();
        assertThat(ours)
            .isEqualTo(
                ENTRY
                    .matcher(theirs)
                    .results()
                    .map(found -> Long.parseLong(found.group(1), 16) + " " + found.group(2))
                    .toList());
      }
      return ours;
    }
  }

  private static String line(Symbol symbol, String without) {
    return symbol.address().value() + " " + symbol.name().replaceFirst(without, "");
  }
}
