package dev.spoor.trace.pids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.ProcessId;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.trace.options.ProcessDetail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A made-up proc: 100 is the tracer; 200 and its thread 201 are 1 and 2 of a namespace; 300 is 3
/// there and 1 of one inside; 400 is 1 of a namespace that has nothing to do with these.
class ProcessReferentsTest {
  @TempDir Path proc;

  @BeforeEach
  void makeUp() throws IOException {
    task("100", "outside", "spoor", 1, "100", "100");
    Files.createSymbolicLink(proc.resolve("self"), Path.of("100"));
    task("200", "inside", "first", 100, "200\t1", "200\t1");
    task("200/task/200", "inside", "first", 100, "200\t1", "200\t1");
    task("200/task/201", "inside", "thread", 100, "201\t2", "200\t1");
    Files.createSymbolicLink(proc.resolve("201"), Path.of("200/task/201"));
    task("300", "innermost", "third", 200, "300\t3\t1", "200\t1\t0");
    task("400", "elsewhere", "other", 100, "400\t1", "400\t1");
  }

  private void task(
      String place, String namespace, String name, int parent, String numbers, String group)
      throws IOException {
    var directory = Files.createDirectories(proc.resolve(place));
    Files.createDirectory(directory.resolve("ns"));
    Files.createSymbolicLink(directory.resolve("ns/pid"), Path.of(namespace));
    Files.writeString(directory.resolve("comm"), name + "\n");
    Files.writeString(
        directory.resolve("status"),
        "Name:\t"
            + name
            + "\nPPid:\t"
            + parent
            + "\nNSpid:\t"
            + numbers
            + "\nNSpgid:\t"
            + group
            + "\n");
  }

  private ProcessReferent all(int reader, ProcessId kind, int id) {
    return new ProcessReferents(EnumSet.allOf(ProcessDetail.class), proc.toString())
        .of(Tid.of(reader), kind, id);
  }

  private static ProcessReferent referent(String name, int outer) {
    return new ProcessReferent(ByteString.of(name), outer);
  }

  @Test
  void aTaskHereHasANameAndNoOtherNumber() {
    assertThat(all(100, ProcessId.TASK, 400)).isEqualTo(referent("other", 0));
  }

  @Test
  void aNumberOfAnotherNamespaceIsLookedUpThere() {
    assertThat(all(200, ProcessId.TASK, 1)).isEqualTo(referent("first", 200));
    assertThat(all(400, ProcessId.TASK, 1)).isEqualTo(referent("other", 400));
  }

  @Test
  void aThreadIsFound() {
    assertThat(all(200, ProcessId.TASK, 2)).isEqualTo(referent("thread", 201));
  }

  @Test
  void aTaskOfANamespaceFurtherInsideIsFound() {
    assertThat(all(200, ProcessId.TASK, 3)).isEqualTo(referent("third", 300));
  }

  @Test
  void aGroupHasANumberAndNoName() {
    assertThat(all(200, ProcessId.GROUP, 1)).isEqualTo(referent("", 200));
  }

  @Test
  void whatIsGoneIsNotRemembered() throws IOException {
    var referents = new ProcessReferents(EnumSet.allOf(ProcessDetail.class), proc.toString());
    var reader = Tid.of(201);
    assertThat(referents.of(reader, ProcessId.TASK, 3).outer()).isEqualTo(300);
    Files.writeString(proc.resolve("300/status"), "Name:\tx\nPPid:\t200\nNSpid:\t300\t9\t1\n");

    assertThat(referents.of(reader, ProcessId.TASK, 3)).isEqualTo(ProcessReferent.UNKNOWN);
    assertThat(referents.of(reader, ProcessId.TASK, 9).outer()).isEqualTo(300);
  }

  @Test
  void onlyWhatIsAskedForIsTold() {
    var names = new ProcessReferents(EnumSet.of(ProcessDetail.COMM), proc.toString());
    var outer = new ProcessReferents(EnumSet.of(ProcessDetail.PIDNS), proc.toString());

    assertThat(names.of(Tid.of(200), ProcessId.TASK, 1)).isEqualTo(referent("first", 0));
    assertThat(outer.of(Tid.of(200), ProcessId.TASK, 1)).isEqualTo(referent("", 200));
    assertThat(outer.of(Tid.of(100), ProcessId.TASK, 400).isKnown()).isFalse();
  }

  @Test
  void nothingIsKnownOfWhatIsNotThere() {
    assertThat(all(100, ProcessId.TASK, 999)).isEqualTo(ProcessReferent.UNKNOWN);
    assertThat(all(200, ProcessId.TASK, 999)).isEqualTo(ProcessReferent.UNKNOWN);
  }

  @Test
  void aNameEndsAtALinesEnd() throws IOException {
    Files.write(proc.resolve("400/comm"), "a\u00e9\nb\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(all(100, ProcessId.TASK, 400).name().length()).isEqualTo(2);
  }
}
