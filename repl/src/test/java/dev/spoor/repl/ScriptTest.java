package dev.spoor.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  @Test
  void aDefinedCommandGetsItsArguments() {
    assertThat(
            Session.lines(
                "define twice", "echo $argc:$arg0/$arg1\\n", "end", "twice one 'two three'"))
        .containsExactly("2:one/two three");
  }

  @Test
  void aConditionChoosesOneOfTwoScripts() {
    assertThat(Session.lines("if 0", "echo yes\\n", "else", "echo no\\n", "end"))
        .containsExactly("no");
    assertThat(Session.lines("if 1", "if 0", "echo a\\n", "else", "echo b\\n", "end", "end"))
        .containsExactly("b");
  }

  @Test
  void aLoopIsLeft() {
    assertThat(Session.lines("while 1", "echo once\\n", "loop_break", "end"))
        .containsExactly("once");
  }

  @Test
  void commentsAndEmptyLinesDoNothing() {
    assertThat(Session.lines("# echo a", "", "   ", "echo b\\n")).containsExactly("b");
  }

  @Test
  void hooksRunBeforeAndBehindACommand() {
    assertThat(
            Session.lines(
                "define hook-pwd",
                "echo before\\n",
                "end",
                "define hookpost-pwd",
                "echo behind\\n",
                "end",
                "pwd"))
        .containsExactly("before", "Working directory /.", "behind");
  }

  @Test
  void aDocumentedCommandHasItsOwnHelp() {
    assertThat(
            Session.lines(
                "define mine", "end", "document mine", "Does nothing.", "end", "help mine"))
        .containsExactly("Does nothing.");
  }

  @Test
  void endlessRecursionEnds() {
    assertThat(Session.lines("define deep", "deep", "end", "deep", "echo alive\\n"))
        .containsExactly("Max user call depth exceeded -- command aborted.", "alive");
  }

  @Test
  void aFailureEndsAFileOfCommandsAndSaysWhere(@TempDir Path directory) throws IOException {
    var file = directory.resolve("script");
    Files.writeString(file, "echo one\\n\nnonsense\necho two\\n\n");
    assertThat(Session.lines("source " + file))
        .containsExactly(
            "one",
            file + ":2: Error in sourced command file:",
            "Undefined command: \"nonsense\".  Try \"help\".");
  }

  @Test
  void theStatusSaysWhetherAScriptWentWell() {
    assertThat(Session.of(List.of("--batch", "-ex", "echo a")).status()).isZero();
    assertThat(Session.of(List.of("--batch", "-ex", "nonsense")).status()).isEqualTo(1);
    assertThat(Session.of(List.of("--batch", "-ex", "quit 7")).status()).isEqualTo(7);
    assertThat(Session.of(List.of("--nonsense")).status()).isEqualTo(2);
  }

  @Test
  void anEmptyLineRepeatsWhatCanBeRepeated() {
    var out = Session.lines("list", "", "pwd", "");
    assertThat(out)
        .containsExactly(
            "No symbol table is loaded.  Use the \"file\" command.",
            "No symbol table is loaded.  Use the \"file\" command.",
            "Working directory /.");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(Session.lines("echo \\033[2Jx\\n")).containsExactly("\\033[2Jx");
  }
}
