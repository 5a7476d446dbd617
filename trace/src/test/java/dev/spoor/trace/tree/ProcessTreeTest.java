package dev.spoor.trace.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  private static final long MS = 1_000_000;

  private static CommandWords words(String... words) {
    var bytes = (String.join("\0", words) + "\0").getBytes(StandardCharsets.ISO_8859_1);
    return new CommandWords(ByteString.of(bytes), false);
  }

  private static String text(ProcessTree tree) {
    return new TreeText(TreeArt.ASCII, true, TreeText::seconds).of(tree);
  }

  private static ProcessTree shell() {
    var tree = new ProcessTree(100);
    tree.executed(100, 5 * MS, words("sh", "-c", "a & b; exec c"));
    tree.called(100, false);
    tree.called(100, true);
    tree.forked(100, 101, 7 * MS);
    tree.forked(100, 102, 8 * MS);
    tree.executed(102, 9 * MS, words("b"));
    tree.executed(101, 10 * MS, words("a", "x y", "it's", "\033[31m\n\\"));
    tree.forked(101, 103, 11 * MS);
    tree.ended(103, 12 * MS, new Outcome.Exited(1));
    tree.ended(102, 1_234_600_000, new Outcome.Killed(Signal.SEGV, true));
    tree.executed(100, 2_000 * MS, words("c", ""));
    tree.called(100, false);
    tree.threaded(100, 104);
    tree.ended(101, 2_001 * MS, new Outcome.Detached());
    tree.ended(100, 2_005 * MS, new Outcome.Exited(0));
    return tree;
  }

  @Test
  void eachProgramStandsBelowTheOneThatStartedIt() {
    assertThat(text(shell()))
        .isEqualTo(
            """
            PID  START  SECONDS  CALLS  ERRORS  STATUS        COMMAND
            100  0.000    1.995      2       1  exec          sh -c 'a & b; exec c'
            101  0.002    1.994      0          detached      |-- a 'x y' 'it'\\''s' $'\\033[31m\\n\\\\'
            103  0.006    0.001      0          1             |   `-- (fork)
            102  0.003    1.227      0          SIGSEGV+core  |-- b
            100  1.995    0.005      1          0             `-- => c ''  {2 threads}
            """);
  }

  @Test
  void inUtf8TheLinesAreLines() {
    var tree = new ProcessTree(9);
    tree.executed(1, 0, words("a"));
    tree.forked(1, 2, 0);
    tree.forked(2, 3, 0);
    tree.forked(1, 4, 0);

    var art = TreeArt.of("de_DE.UTF-8");
    var text = new TreeText(art, false, TreeText::seconds).of(tree);

    assertThat(new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            PID  START  SECONDS  STATUS  COMMAND
              1  0.000    0.000  ?       a
              2  0.000    0.000  ?       ├── (fork)
              3  0.000    0.000  ?       │   └── (fork)
              4  0.000    0.000  ?       └── (fork)
            """);
  }

  @Test
  void onlyUtf8LocalesHaveThem() {
    assertThat(TreeArt.of("C")).isEqualTo(TreeArt.ASCII);
    assertThat(TreeArt.of("de_DE.ISO-8859-1")).isEqualTo(TreeArt.ASCII);
    assertThat(TreeArt.of("C.utf8")).isEqualTo(TreeArt.UTF_8);
  }

  @Test
  void aTaskThatTurnsOutToBeAThreadIsNoProcess() {
    var tree = new ProcessTree(2);
    tree.executed(1, 0, words("a"));
    tree.forked(1, 2, 0);
    tree.threaded(1, 2);
    tree.forked(1, 3, 0);

    assertThat(text(tree)).contains("a  {2 threads}", "`-- (fork)").doesNotContain("more");
  }

  @Test
  void aNumberThatComesAgainIsAnotherProcess() {
    var tree = new ProcessTree(9);
    tree.executed(1, 0, words("a"));
    tree.forked(1, 2, 0);
    tree.ended(2, MS, new Outcome.Exited(3));
    tree.forked(1, 2, 2 * MS);
    tree.ended(2, 4 * MS, new Outcome.Exited(4));

    assertThat(text(tree).lines().skip(2))
        .containsExactly(
            "  2  0.000    0.001      0          3       |-- (fork)",
            "  2  0.002    0.002      0          4       `-- (fork)");
  }

  @Test
  void aChildOfAProcessThatHasEndedIsStillItsChild() {
    var tree = new ProcessTree(9);
    tree.executed(1, 0, words("a"));
    tree.ended(1, MS, new Outcome.Exited(0));
    tree.forked(1, 2, 2 * MS);

    assertThat(text(tree)).contains("`-- (fork)");
  }

  @Test
  void whatThereIsNoRoomForIsCounted() {
    var tree = new ProcessTree(2);
    tree.executed(1, 0, words("a"));
    for (var pid = 2; pid < 7; pid++) {
      tree.forked(1, pid, pid);
      tree.executed(pid, pid, words("b"));
      tree.called(pid, false);
      tree.ended(pid, pid, new Outcome.Exited(0));
    }

    assertThat(text(tree).lines()).hasSize(4);
    assertThat(text(tree)).endsWith("\nand 4 more, which there was no room for\n");
  }

  @Test
  void aChainOfAnyLengthIsShownAndNotTooWide() {
    var tree = new ProcessTree(65_536);
    tree.executed(1, 0, words("a"));
    for (var pid = 2; pid <= 20_000; pid++) {
      tree.forked(pid - 1, pid, 0);
    }

    var lines = text(tree).lines().toList();

    assertThat(lines).hasSize(20_001).allMatch(line -> line.length() < 300);
    assertThat(lines.getLast()).endsWith("`-- (level 19999) (fork)");
  }

  @Test
  void attachedProcessesStandBelowTheirParentIfThatIsThere() {
    var tree = new ProcessTree(9);
    tree.attached(5, 1, 0, words("a"), 3);
    tree.attached(6, 5, 0, words("b"), 1);
    tree.attached(7, 1, 0, words("c"), 1);

    assertThat(text(tree).lines().map(line -> line.replaceAll(".*\\?  +", "")).skip(1))
        .containsExactly("a  {3 threads}", "`-- b", "c");
  }

  @Test
  void jsonHasAnObjectAProgram() {
    var tree = shell();

    var lines = new TreeJson(true, Instant.ofEpochSecond(1_700_000_000)).of(tree).lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(1))
        .isEqualTo(
            "{\"type\":\"process\",\"pid\":101,\"tid\":101,\"time\":1700000000.002000,\"depth\":1,"
                + "\"parent\":100,\"origin\":\"fork\",\"command\":[\"a\",\"x y\",\"it's\","
                + "\"\\u001b[31m\\u000a\\\\\"],\"duration\":1.994000000,\"threads\":1,"
                + "\"calls\":0,\"errors\":0,\"state\":\"detached\"}");
    assertThat(lines.get(2)).contains("\"command\":null", "\"code\":1");
    assertThat(lines.get(3)).contains("\"signal\":\"SIGSEGV\",\"core\":true}");
    assertThat(lines.get(4)).contains("\"parent\":100,\"origin\":\"exec\"");
  }

  @Test
  void longCommandLinesAreCut() {
    var cut = new CommandWords(ByteString.of("gcc\0-c\0file"), true);

    assertThat(cut.text()).isEqualTo("gcc -c file...");
  }

  @Test
  void nothingIsNoTree() {
    assertThat(text(new ProcessTree(9))).isEmpty();
  }
}
