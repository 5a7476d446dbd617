package dev.spoor.machine.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proc of an outer namespace: there our tasks are 300, 301 and 302 and here 1, 2 and 3; 2 is
/// nobody's of ours there, nor is 400, which lives in a namespace beside ours.
class ProcTasksTest {
  @TempDir Path proc;

  @BeforeEach
  void makeUp() throws IOException {
    task("2", "outer", 0, "2");
    task("300", "ours", 2, "300\t1");
    Files.createSymbolicLink(proc.resolve("self"), Path.of("300"));
    task("301", "ours", 300, "301\t2");
    task("301/task/302", "ours", 300, "302\t3");
    Files.createSymbolicLink(proc.resolve("302"), Path.of("301/task/302"));
    task("303", "within", 300, "303\t4\t1");
    task("400", "beside", 2, "400\t2");
  }

  private void task(String place, String namespace, int parent, String numbers) throws IOException {
    var directory = Files.createDirectories(proc.resolve(place));
    Files.createDirectory(directory.resolve("ns"));
    Files.createSymbolicLink(directory.resolve("ns/pid"), Path.of(namespace));
    status(place, "Name:\tx\nPPid:\t" + parent + "\nNSpid:\t" + numbers + "\n");
  }

  private void status(String place, String text) throws IOException {
    Files.writeString(proc.resolve(place).resolve("status"), text);
  }

  private ProcTasks tasks() {
    return new ProcTasks(proc.toString());
  }

  @Test
  void aProcessIsFoundByItsNumberHere() {
    assertThat(tasks().directory(Tid.of(2))).isEqualTo(proc + "/301");
  }

  @Test
  void aThreadIsFoundByItsNumberHere() {
    assertThat(tasks().shown(3)).isEqualTo(302);
  }

  @Test
  void aTaskFurtherInsideIsFoundByItsNumberHere() {
    assertThat(tasks().shown(4)).isEqualTo(303);
    assertThat(tasks().shown(1)).isEqualTo(300);
  }

  @Test
  void numbersOfProcAreTurnedIntoOurs() {
    assertThat(tasks().ours(301)).isEqualTo(2);
    assertThat(tasks().ours(2)).isZero();
    assertThat(tasks().ours(400)).isZero();
    assertThat(tasks().ours(999)).isZero();
  }

  @Test
  void whatIsGoneHasNoDirectory() {
    assertThat(Path.of(tasks().directory(Tid.of(77)))).doesNotExist();
  }

  @Test
  void aNumberThatIsAnothersByNowIsLookedForAgain() throws IOException {
    var tasks = tasks();
    assertThat(tasks.shown(2)).isEqualTo(301);
    status("301", "Name:\tx\nPPid:\t300\nNSpid:\t301\t9\n");

    assertThat(tasks.shown(2)).isZero();
    assertThat(tasks.shown(9)).isEqualTo(301);
  }

  @Test
  void aProcOfOurOwnNamespaceIsGoneBy() throws IOException {
    status("300", "Name:\tx\nPPid:\t2\nNSpid:\t300\n");

    assertThat(tasks().directory(Tid.of(2))).isEqualTo(proc + "/2");
    assertThat(tasks().ours(400)).isEqualTo(400);
  }
}
