package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Ending;
import dev.spoor.engine.TaskEnd;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.TaskStop.Spawned.Kind;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.engine.Until;
import dev.spoor.testkit.Tracee;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tasks that make tasks, and programs that become others.
@Tag("live")
@Timeout(60)
class FamilyTest {
  private static Recorder run(Until until, String... command) {
    return run(until, TracerOptions.defaults(), command);
  }

  private static Recorder run(Until until, TracerOptions options, String... command) {
    var recorder = Recorder.neutral(until);
    try (var tracer = Tracer.open(recorder, options)) {
      var program = tracer.launch(Command.of(command));
      tracer.join();
      assertThat(recorder.end(program)).isEqualTo(new Ending.Exited(0));
    }
    return recorder;
  }

  @ParameterizedTest
  @CsvSource({"11,FORK", "111,CLONE", "10f00,CLONE", "8011,FORK", "411,FORK", "400,CLONE"})
  void aChildOfCloneIsTracedWhateverItsFlags(
      String flags, Kind kind, @Tracee("clone_forms") Path program) {
    var recorder = run(Until.SYSCALL, program.toString(), flags);

    var spawned = recorder.all(TaskStop.Spawned.class);
    assertThat(spawned).hasSize(1);
    assertThat(recorder.all(TaskStop.Born.class))
        .extracting(TaskStop.Born::tid)
        .containsExactly(spawned.getFirst().child());
    assertThat(recorder.end(spawned.getFirst().child())).isEqualTo(new Ending.Exited(5));
    assertThat(recorder.untraced()).isEmpty();
  }

  @Test
  void aThreadBelongsToItsProcess(@Tracee("clone_forms") Path program) {
    var recorder = run(Until.STOP, program.toString(), "10f00");

    assertThat(recorder.ends())
        .extracting(TaskEnd::process)
        .hasSize(2)
        .containsOnly(recorder.ends().getLast().process());
  }

  @Test
  void aChildOfClone3IsTraced(@Tracee("clone_forms") Path program) {
    assertThat(run(Until.STOP, program.toString(), "0", "3").all(TaskStop.Born.class)).hasSize(1);
  }

  @Test
  void aChildMadeUntracedIsNoticed(@Tracee("clone_forms") Path program) {
    var recorder = run(Until.SYSCALL, program.toString(), "800011");

    assertThat(recorder.untraced()).hasSize(1);
    assertThat(recorder.all(TaskStop.Spawned.class)).isEmpty();
  }

  @Test
  void childrenThatAreNotFollowedRunOn(@Tracee("clone_forms") Path program) {
    var recorder =
        run(Until.SYSCALL, TracerOptions.defaults().withFollow(false), program.toString(), "11");

    assertThat(recorder.ends()).hasSize(1);
  }

  /// CLONE_PTRACE makes a tracee also of a child whose parent's children are not followed.
  @Test
  void aChildThatBecomesATraceeUnaskedIsLetGo(@Tracee("clone_forms") Path program) {
    var recorder =
        run(Until.SYSCALL, TracerOptions.defaults().withFollow(false), program.toString(), "2011");

    assertThat(recorder.ends()).hasSize(1);
    assertThat(recorder.released()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec", "exit"})
  void theParentOfAVforkGoesOnWhenItsChildLetsGo(String what, @Tracee("vfork_exec") Path program) {
    var recorder = run(Until.SYSCALL, program.toString(), what);

    var spawned = recorder.all(TaskStop.Spawned.class).getFirst();
    assertThat(spawned.kind()).isEqualTo(Kind.VFORK);
    assertThat(recorder.all(TaskStop.VforkDone.class))
        .containsExactly(new TaskStop.VforkDone(spawned.tid(), spawned.child()));
    assertThat(recorder.end(spawned.child())).isEqualTo(new Ending.Exited(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m64", "-m32"})
  void aThreadThatExecutesBecomesTheLeader(String bits, @Tracee("exec_from_thread") Path program) {
    var recorder = Recorder.neutral(Until.SYSCALL);
    try (var tracer = Tracer.open(recorder)) {
      var leader = tracer.launch(Command.of(bitness(program, bits)));
      tracer.join();

      var second = recorder.all(TaskStop.Execed.class).getLast();
      assertThat(second.tid()).isEqualTo(leader);
      assertThat(second.formerTid()).isNotEqualTo(leader);
      assertThat(recorder.end(leader)).isEqualTo(new Ending.Exited(7));
      assertThat(recorder.end(second.formerTid())).isEqualTo(new Ending.Superseded(leader));
      assertThat(recorder.ends()).hasSize(3);
    }
  }

  private static String bitness(Path program, String flag) {
    return dev.spoor.testkit.Tracees.compile(program.getFileName().toString(), flag).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "clone_forms", "vfork_exec"})
  void programsOf32BitsRunAsThoseOf64(String name) {
    var program = bitness(Path.of(name), "-m32");

    var recorder = run(Until.SYSCALL, program, name.equals("clone_forms") ? "11" : "exec");

    assertThat(recorder.all(TaskStop.SyscallEntry.class))
        .extracting(TaskStop.SyscallEntry::abi)
        .contains(dev.spoor.machine.linux.Abi.I386);
  }
}
