package dev.spoor.engine;

import static dev.spoor.engine.Scene.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.PtraceEvent;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FilteredCallsTest {
  private static final int CHILD = 101;
  private static final long WANTED = 110;
  private static final long UNWANTED = 39;
  private static final long SECCOMP = 317;
  private static final CallFilter FILTER = CallFilter.of((_, number) -> number == WANTED);

  private final Scene scene =
      new Scene(TASK, Command.of("/bin/program").withCallFilter(FILTER))
          .answering((_, stop) -> Resumption.onward(stop, Until.SYSCALL));

  private List<String> kinds() {
    return scene.stops.stream().map(stop -> stop.getClass().getSimpleName()).toList();
  }

  private long resumed(String request) {
    return scene.kernel.requests().stream().filter(request::equals).count();
  }

  @Test
  void theProgramRunsToTheNextWantedCallAndFromItsEntryToItsExit() {
    scene.filtered().exit(0).filterStop(WANTED).exit(7).ended(TASK, 0);
    scene.play();

    assertThat(kinds())
        .containsExactly("Launched", "Execed", "SyscallExit", "SyscallEntry", "SyscallExit");
    assertThat(scene.requestsTo("cont")).hasSize(2);
    assertThat(scene.kernel.left()).isEmpty();
  }

  @Test
  void aWantedCallOfAHandlerThatDoesNotAskForCallsIsNotShown() {
    scene.answering((_, stop) -> Resumption.onward(stop, Until.STOP));

    scene.filtered().filterStop(WANTED).signal(TASK, Signal.USR1).ended(TASK, 0).play();

    assertThat(kinds()).containsExactly("Launched", "Execed", "SignalDelivery");
  }

  @Test
  void aFilterOfTheProgramsOwnMakesEveryCallStopAndShowsOnlyWhatIsWanted() {
    scene
        .filtered()
        .exit(0)
        .filterStop(SECCOMP, 1)
        .exit(0)
        .entry(UNWANTED)
        .unaskedExit()
        .entry(WANTED)
        .filterStop(WANTED)
        .exit(-1)
        .ended(TASK, 0)
        .play();

    assertThat(kinds())
        .containsExactly("Launched", "Execed", "SyscallExit", "SyscallEntry", "SyscallExit");
    assertThat(scene.requestsTo("cont")).hasSize(1);
  }

  @Test
  void aFilterThatTheKernelRefusesChangesNothing() {
    scene
        .filtered()
        .exit(0)
        .filterStop(SECCOMP, 1)
        .exit(-Errno.EINVAL.value())
        .filterStop(WANTED)
        .exit(7)
        .ended(TASK, 0)
        .play();

    assertThat(scene.requestsTo("cont")).hasSize(3);
    assertThat(kinds())
        .containsExactly("Launched", "Execed", "SyscallExit", "SyscallEntry", "SyscallExit");
  }

  @Test
  void aProgramThatMayNotBeFilteredStopsAtEveryCall() {
    scene.kernel.accept("setOptions");

    scene.unfiltered(-Errno.EACCES.value()).exit(0).entry(UNWANTED).exit(0).ended(TASK, 0).play();

    assertThat(scene.requestsTo("cont")).isEmpty();
    assertThat(scene.requestsTo("setOptions"))
        .singleElement()
        .asString()
        .contains("TRACEFORK", "EXITKILL");
    assertThat(kinds()).containsExactly("Launched", "Execed", "SyscallExit");
  }

  @Test
  void whatAFilteredProgramMakesDiesWithTheTracerWhateverTheOptionsSay() {
    scene.with(TracerOptions.defaults().leavingLaunchedAlive().withFollow(false));

    scene.filtered().ended(TASK, 0).play();

    assertThat(scene.requestsTo("seize"))
        .singleElement()
        .asString()
        .contains("EXITKILL", "TRACEFORK", "TRACECLONE", "TRACEVFORK");
  }

  @Test
  void closingKillsAFilteredProgramThatWasToOutliveTheTracer() {
    scene.with(TracerOptions.defaults().leavingLaunchedAlive());
    scene.answering((_, stop) -> {
      if (stop instanceof TaskStop.SyscallEntry) {
        scene.tracer().close();
      }
      return Resumption.onward(stop, Until.SYSCALL);
    });

    scene.filtered().exit(0).filterStop(WANTED).killed(TASK).play();

    assertThat(scene.requestsTo("detach")).isEmpty();
    assertThat(resumed("kill(100, SIGKILL)")).isEqualTo(1);
  }

  @Test
  void detachingAFilteredProgramEndsIt() {
    scene.answering((_, stop) ->
        stop instanceof TaskStop.SignalDelivery
            ? new Resumption.Detach(Optional.empty())
            : Resumption.onward(stop, Until.SYSCALL));

    scene.filtered().exit(0).signal(TASK, Signal.USR1).killed(TASK).play();

    assertThat(scene.requestsTo("detach")).isEmpty();
    assertThat(resumed("kill(100, SIGKILL)")).isEqualTo(1);
  }

  @Test
  void aChildThatIsNotFollowedRunsWithoutBeingShown() {
    scene.with(TracerOptions.defaults().withFollow(false));

    scene
        .filtered()
        .exit(0)
        .event(PtraceEvent.FORK, CHILD)
        .interruptedOf(CHILD)
        .signal(CHILD, Signal.USR1)
        .ended(CHILD, 4)
        .ended(TASK, 0)
        .play();

    assertThat(kinds()).containsExactly("Launched", "Execed", "SyscallExit");
    assertThat(scene.ends).extracting(TaskEnd::tid).containsExactly(Tid.of(TASK));
    assertThat(resumed("cont(101)")).isEqualTo(1);
    assertThat(resumed("cont(101, SIGUSR1)")).isEqualTo(1);
  }

  @Test
  void theChildOfAFilteredTaskIsFiltered() {
    scene
        .filtered()
        .exit(0)
        .event(PtraceEvent.FORK, CHILD)
        .interruptedOf(CHILD)
        .ended(CHILD, 4)
        .ended(TASK, 0)
        .play();

    assertThat(kinds()).containsExactly("Launched", "Execed", "SyscallExit", "Spawned", "Born");
    assertThat(resumed("cont(101)")).isEqualTo(1);
  }
}
