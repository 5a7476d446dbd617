package dev.spoor.live.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where variables of a program of two files are.
@Tag("live")
class LocateVariablesTest {
  @TempDir Path directory;

  @BeforeEach
  void compile() throws IOException {
    Requirement.program("gcc");
    Files.writeString(
        directory.resolve("one.c"),
        """
        static int shared = 1;
        int counted(void) { static int calls; return shared + ++calls; }
        """);
    Files.writeString(
        directory.resolve("two.c"),
        """
        int counted(void);
        static int shared = 2;
        int main(void) { return shared + counted(); }
        """);
    Shell.script("cd $1 && gcc -g -no-pie -o program one.c two.c", "sh", directory.toString())
        .orFail();
  }

  private String located(String name) {
    return Inspecting.run("locate", directory.resolve("program"), name).output();
  }

  /// The address that nm has, of the symbol whose name begins so.
  private String address(String symbol) {
    var line =
        Shell.script(
                "nm -p $1 | grep -m1 \" [bd] $2\"",
                "sh",
                directory.resolve("program").toString(),
                symbol)
            .orFail()
            .stdout();
    return "0x" + line.split(" ", 2)[0].replaceFirst("^0+", "");
  }

  @Test
  void eachFileHasItsOwn() {
    var both = located("shared").lines().toList();

    assertThat(both).hasSize(2);
    assertThat(located("'one.c'::shared"))
        .isEqualTo(both.get(0) + "\n")
        .matches(".* shared at \\S*one\\.c:1\n");
    assertThat(located("'two.c'::shared")).isEqualTo(both.get(1) + "\n");
  }

  @Test
  void whatAFunctionKeepsIsFoundByItsName() {
    assertThat(located("counted::calls"))
        .contains(" counted::calls at ")
        .startsWith(address("calls"));
  }

  @Test
  void whatIsNotThereIsSaidNotToBe() {
    assertThat(located("'three.c'::shared")).isEqualTo("'three.c'::shared ??\n");
  }
}
