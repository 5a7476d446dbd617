package dev.spoor.engine;

import static dev.spoor.engine.Scene.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.kernel.LaunchFailure;
import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.RawStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TracerTest {
  /// More than the kernel ever gives (4194304): /proc has nothing of it.
  private static final int NOBODY = 5_000_001;

  private final Scene scene = new Scene();

  private static StopHandler until(Until until) {
    return (_, stop) -> Resumption.onward(stop, until);
  }

  // ---- launching

  @Test
  void aLaunchShowsTheExecveAndTheExecAndNothingOfTheLauncher() {
    scene.launched().ended(TASK, 3).play();

    assertThat(scene.stops)
        .extracting(stop -> stop.getClass().getSimpleName())
        .containsExactly("Launched", "Execed");
    assertThat(scene.endOf(TASK)).isEqualTo(new Ending.Exited(3));
    assertThat(scene.kernel.left()).isEmpty();
  }

  @Test
  void aLauncherStillInItsOwnExecIsReleasedAllTheSame() {
    scene.exec(TASK).launched().ended(TASK, 0).play();

    assertThat(scene.released).isEqualTo(1);
    assertThat(scene.requestsTo("interrupt")).hasSize(2);
    assertThat(scene.stops).hasSize(2);
  }

  @Test
  void aProgramThatCannotBeExecutedSaysWhy() {
    scene.launchFailure = Optional.of(new LaunchFailure("execve of /bin/program", Errno.ENOENT));
    scene.interruptedOf(TASK).ended(TASK, 127);

    assertThatThrownBy(scene::play)
        .isInstanceOfSatisfying(
            LaunchException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT))
        .hasMessageContaining("execve of /bin/program");
  }

  @Test
  void aLauncherThatIsKilledFailsTheLaunch() {
    scene.killed(TASK);

    assertThatThrownBy(scene::play).isInstanceOf(LaunchException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"seize(100, ", "interrupt(100)"})
  void aLauncherThatCannotBeTracedIsReaped(String request) {
    var refused = new Scene();
    refused.kernel.fail(
        request.endsWith(")")
            ? request
            : request
                + "EXITKILL|TRACECLONE|TRACEEXEC|TRACEFORK|TRACESECCOMP|TRACESYSGOOD|TRACEVFORK"
                + "|TRACEVFORKDONE)",
        Errno.EPERM);
    refused.ended(TASK, 1);

    assertThatThrownBy(refused::play)
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith("start a process: ")
        .hasMessageContaining("EPERM");
    assertThat(refused.kernel.left()).isEmpty();
  }

  @Test
  void theExitOfTheExecveIsShownToWhoAsksForIt() {
    scene.launched().exit(0).ended(TASK, 0).answering(until(Until.SYSCALL)).play();

    assertThat(scene.stops.getLast()).isInstanceOf(TaskStop.SyscallExit.class);
  }

  @Test
  void theExitOfALaterCallIsNotHiddenByALaunchThatWasNotTraced() {
    scene
        .launched()
        .signal(TASK, Signal.USR1)
        .entry(1)
        .exit(5)
        .ended(TASK, 0)
        .answering((_, stop) ->
            Resumption.onward(
                stop,
                stop instanceof TaskStop.Launched || stop instanceof TaskStop.Execed
                    ? Until.STOP
                    : Until.SYSCALL))
        .play();

    assertThat(scene.stops.getLast()).isInstanceOf(TaskStop.SyscallExit.class);
  }

  @Test
  void anExitThatNobodyWantsIsNeitherAskedAboutNorShown() {
    scene.launched().exit(0).entry(1).unaskedExit().entry(2).exit(7).ended(TASK, 0);
    scene.answering(hiding(1)).play();

    assertThat(entriesAndExits())
        .containsExactly("SyscallExit", "SyscallEntry", "SyscallEntry", "SyscallExit");
    assertThat(((TaskStop.SyscallExit) scene.stops.getLast()).result()).isEqualTo(7);
    assertThat(scene.kernel.left()).isEmpty();
  }

  @Test
  void theExitOfACallThatMayMakeATaskIsShownAllTheSame() {
    // clone(2)
    scene.launched().exit(0).entry(56).exit(-1).ended(TASK, 0).answering(hiding(56)).play();

    assertThat(entriesAndExits()).containsExactly("SyscallExit", "SyscallEntry", "SyscallExit");
  }

  @Test
  void anExitThatWasNotWantedIsForgottenWithTheSystemCallStops() {
    scene
        .launched()
        .exit(0)
        .entry(1)
        .signal(TASK, Signal.USR1)
        .entry(2)
        .exit(7)
        .ended(TASK, 0)
        .answering((task, stop) -> {
          hiding(1).onStop(task, stop);
          return Resumption.onward(
              stop,
              stop instanceof TaskStop.SyscallEntry(var _, var _, var number, var _, var _, var _)
                      && number == 1
                  ? Until.STOP
                  : Until.SYSCALL);
        })
        .play();

    assertThat(entriesAndExits())
        .containsExactly("SyscallExit", "SyscallEntry", "SyscallEntry", "SyscallExit");
  }

  /// Does not want to see how the call with this number ends.
  private static StopHandler hiding(long unwanted) {
    return (task, stop) -> {
      if (stop instanceof TaskStop.SyscallEntry entry && entry.number() == unwanted) {
        task.hideExit();
      }
      return Resumption.onward(stop, Until.SYSCALL);
    };
  }

  private List<String> entriesAndExits() {
    return scene.stops.stream()
        .map(stop -> stop.getClass().getSimpleName())
        .filter(name -> name.startsWith("Syscall"))
        .toList();
  }

  // ---- families

  @Test
  void aChildsStopThatComesBeforeItsParentsEventWaitsForIt() throws Exception {
    // Of these two /proc says that they belong together: this process and one of its threads.
    var parent = (int) ProcessHandle.current().pid();
    var child = anotherThread(parent);
    var family = new Scene(parent);
    family
        .launched()
        .interruptedOf(child)
        .event(PtraceEvent.CLONE, child)
        .ended(child, 0)
        .ended(parent, 0)
        .play();

    assertThat(family.stops.subList(2, 4))
        .containsExactly(
            new TaskStop.Spawned(Tid.of(parent), Tid.of(child), TaskStop.Spawned.Kind.CLONE),
            new TaskStop.Born(Tid.of(child), Tid.of(parent)));
  }

  private static int anotherThread(int process) throws Exception {
    try (var tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks
          .mapToInt(path -> Integer.parseInt(path.getFileName().toString()))
          .filter(tid -> tid != process)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aChildWhoseParentWasKilledBeforeItsEventIsTraced() {
    scene.launched().interruptedOf(NOBODY).killed(TASK).ended(NOBODY, 4).play();

    assertThat(scene.stops).contains(new TaskStop.Born(Tid.of(NOBODY), Tid.of(NOBODY)));
    assertThat(scene.endOf(NOBODY)).isEqualTo(new Ending.Exited(4));
    assertThat(scene.endOf(TASK)).isEqualTo(new Ending.Killed(Signal.KILL, false));
  }

  @Test
  void aChildThatStoppedAndWasKilledBeforeItsParentsEventEndsOnce() throws Exception {
    var parent = (int) ProcessHandle.current().pid();
    var child = anotherThread(parent);
    var family = new Scene(parent);
    family.kernel.fail("cont(" + child + ")", Errno.ESRCH);
    family
        .launched()
        .interruptedOf(child)
        .killed(child)
        .event(PtraceEvent.CLONE, child)
        .ended(parent, 0)
        .play();

    assertThat(family.ends).hasSize(2);
    assertThat(family.endOf(child)).isEqualTo(new Ending.Killed(Signal.KILL, false));
  }

  @Test
  void aThreadThatExecutesTakesTheLeadersNumber() {
    scene
        .launched()
        .event(PtraceEvent.CLONE, NOBODY)
        .interruptedOf(NOBODY)
        .exec(NOBODY)
        .ended(TASK, 0)
        .play();

    assertThat(scene.stops.getLast()).isEqualTo(new TaskStop.Execed(Tid.of(TASK), Tid.of(NOBODY)));
    assertThat(scene.endOf(NOBODY)).isEqualTo(new Ending.Superseded(Tid.of(TASK)));
  }

  @Test
  void aLeaderThatWasHeldIsFreeAfterTheExecOfAnotherThread() {
    var heldAfterwards = new ArrayList<Boolean>();
    scene
        .launched()
        .event(PtraceEvent.CLONE, NOBODY)
        .interruptedOf(NOBODY)
        .signal(TASK, Signal.USR1)
        .exec(NOBODY)
        .signal(TASK, Signal.USR2)
        .ended(TASK, 0)
        .answering((_, stop) -> {
          if (stop.equals(new TaskStop.SignalDelivery(Tid.of(TASK), Signal.USR2))) {
            heldAfterwards.add(isHeld());
          }
          return stop.equals(new TaskStop.SignalDelivery(Tid.of(TASK), Signal.USR1))
              ? Resumption.hold()
              : Resumption.onward(stop, Until.STOP);
        })
        .play();

    assertThat(heldAfterwards).containsExactly(false);
  }

  private boolean isHeld() {
    try {
      return scene.tracer().inspect(scene.tid(), _ -> true);
    } catch (IllegalStateException notHeld) {
      return false;
    }
  }

  // ---- tasks that die between two requests

  @ParameterizedTest
  @ValueSource(strings = {"cont(100)", "cont(100, SIGUSR1)", "registerSet(100, 1, 216)"})
  void aTaskKilledBeforeARequestAtASignalEndsQuietly(String request) {
    scene.launched();
    if (request.startsWith("cont(100)")) {
      // The launch has one of these itself, after the exec.
      scene.kernel.answer("cont(100)", true);
      scene.answering((_, stop) -> Resumption.run(Until.STOP));
    }
    scene.kernel.fail(request, Errno.ESRCH);
    scene.signal(TASK, Signal.USR1).killed(TASK).play();

    assertThat(scene.endOf(TASK)).isEqualTo(new Ending.Killed(Signal.KILL, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"syscallInfo(100)", "syscall(100)"})
  void aTaskKilledBeforeARequestAtACallEndsQuietly(String request) {
    scene.launched().answering(until(Until.SYSCALL));
    if (request.startsWith("syscall(")) {
      for (var i = 0; i < 3; i++) {
        scene.kernel.answer(request, true);
      }
      scene.kernel.fail(request, Errno.ESRCH);
      scene.entry(1);
    } else {
      scene.kernel.fail(request, Errno.ESRCH);
      scene.kernel.report(TASK, RawStatus.syscall());
    }
    scene.killed(TASK).play();

    assertThat(scene.endOf(TASK)).isEqualTo(new Ending.Killed(Signal.KILL, false));
  }

  @Test
  void aTaskKilledBeforeItsEventIsReadEndsQuietly() {
    scene.launched();
    scene.kernel.report(TASK, RawStatus.event(PtraceEvent.FORK));
    scene.kernel.fail("eventMessage(100)", Errno.ESRCH);
    scene.killed(TASK).play();

    assertThat(scene.endOf(TASK)).isEqualTo(new Ending.Killed(Signal.KILL, false));
  }

  @Test
  void aHandlerNeverSeesEsrch() {
    var seen = new ArrayList<Class<?>>();
    scene.launched().entry(1).killed(TASK);
    scene.kernel.fail("setRegisterSet(100, 1, " + "00".repeat(216) + ")", Errno.ESRCH);
    scene
        .registers(TASK, new byte[216])
        .answering((task, stop) -> {
          if (stop instanceof TaskStop.SyscallEntry) {
            try {
              task.setRegisters(task.registers());
            } catch (TraceeGoneException gone) {
              seen.add(gone.getClass());
              throw gone;
            }
          }
          return Resumption.onward(stop, Until.SYSCALL);
        })
        .play();

    assertThat(seen).containsExactly(TraceeGoneException.class);
  }

  @Test
  void tasksThatEndWithoutAReportVanish() {
    scene.launched().outcome(new WaitOutcome.NoTracees()).play();

    assertThat(scene.endOf(TASK)).isEqualTo(new Ending.Vanished());
  }

  // ---- group-stops and interruptions

  @Test
  void aGroupStopIsListenedTo() {
    scene.launched();
    scene.kernel.report(TASK, RawStatus.eventStop(Signal.STOP));
    scene.interruptedOf(TASK).ended(TASK, 0).play();

    assertThat(scene.kernel.requests()).contains("listen(100)");
    assertThat(scene.stops.getLast()).isEqualTo(new TaskStop.Interrupted(Tid.of(TASK)));
  }

  @Test
  void anInterruptThatAnotherStopSwallowedIsSentAgain() {
    scene.launched().passing(3);
    scene.then(() -> assertThat(scene.tracer().interrupt(scene.tid())).isTrue());
    scene.signal(TASK, Signal.USR1).interruptedOf(TASK).ended(TASK, 0).play();

    assertThat(scene.stops.getLast()).isEqualTo(new TaskStop.Interrupted(Tid.of(TASK)));
    assertThat(scene.requestsTo("interrupt")).hasSize(3);
  }

  // ---- the handler

  @Test
  void whatTheHandlerThrowsEndsTheTracerAndIsThrownByJoin() {
    var broken = new IllegalArgumentException("on purpose");
    scene
        .launched()
        .entry(1)
        .killed(TASK)
        .answering((_, stop) -> {
          if (stop instanceof TaskStop.SyscallEntry) {
            throw broken;
          }
          return Resumption.onward(stop, Until.SYSCALL);
        });

    assertThatThrownBy(scene::play).isSameAs(broken);
    assertThat(scene.kernel.requests()).contains("kill(100, SIGKILL)");
  }

  @Test
  void anErrorInTheHandlerDoesSoToo() {
    var broken = new AssertionError("on purpose");
    scene
        .launched()
        .signal(TASK, Signal.USR1)
        .with(TracerOptions.defaults().leavingLaunchedAlive())
        .answering((_, stop) -> {
          if (stop instanceof TaskStop.SignalDelivery) {
            throw broken;
          }
          return Resumption.onward(stop, Until.STOP);
        });

    assertThatThrownBy(scene::play).isSameAs(broken);
    assertThat(scene.kernel.requests()).contains("detach(100, SIGUSR1)");
  }

  // ---- holding

  @Test
  void aHeldTaskIsInspectedAndResumed() {
    var pcs = new ArrayList<Long>();
    scene
        .launched()
        .signal(TASK, Signal.USR1)
        .passing(4)
        .then(() -> {
          pcs.add(scene.tracer().inspect(scene.tid(), task -> task.registers().pc().value()));
          assertThat(scene.tracer().resume(scene.tid(), Resumption.run(Until.STOP, Signal.USR1)))
              .isTrue();
        })
        .registers(TASK, new byte[216])
        .ended(TASK, 0)
        .answering((_, stop) ->
            stop instanceof TaskStop.SignalDelivery
                ? Resumption.hold()
                : Resumption.onward(stop, Until.STOP))
        .play();

    assertThat(pcs).containsExactly(0L);
    assertThat(scene.kernel.requests()).contains("cont(100, SIGUSR1)");
  }

  @Test
  void aTaskThatRunsCannotBeInspectedOrResumed() {
    scene
        .launched()
        .passing(3)
        .then(() -> {
          assertThatThrownBy(() -> scene.tracer().inspect(scene.tid(), _ -> true))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("not held");
          assertThatThrownBy(() -> scene.tracer().resume(scene.tid(), Resumption.run(Until.STOP)))
              .isInstanceOf(IllegalStateException.class);
          assertThat(scene.tracer().resume(Tid.of(1), Resumption.run(Until.STOP))).isFalse();
          assertThatThrownBy(() -> scene.tracer().inspect(Tid.of(1), _ -> true))
              .isInstanceOf(TraceeGoneException.class);
        })
        .ended(TASK, 0)
        .play();
  }

  @Test
  void aStoppedTaskOfAnEarlierStopIsRefused() {
    var kept = new ArrayList<StoppedTask>();
    var refused = new ArrayList<String>();
    scene
        .launched()
        .signal(TASK, Signal.USR1)
        .ended(TASK, 0)
        .answering((task, stop) -> {
          kept.add(task);
          if (stop instanceof TaskStop.SignalDelivery) {
            assertThatThrownBy(() -> kept.getFirst().registers())
                .isInstanceOf(IllegalStateException.class);
            refused.add("registers");
          }
          return Resumption.onward(stop, Until.STOP);
        })
        .play();

    assertThat(refused).hasSize(1);
  }

  // ---- leaving

  private Scene launchedAndLeft() {
    return scene.with(TracerOptions.defaults().leavingLaunchedAlive()).launched();
  }

  @Test
  void closingInterruptsATaskThatRunsAndLetsItGo() {
    launchedAndLeft().passing(3).then(() -> scene.tracer().close()).interruptedOf(TASK).play();

    assertThat(scene.kernel.requests()).endsWith("detach(100)", "close()");
    assertThat(scene.endOf(TASK)).isEqualTo(new Ending.Detached());
  }

  @Test
  void closingGivesAPendingSignalToATaskThatLeaves() {
    launchedAndLeft().passing(3).then(() -> scene.tracer().close()).signal(TASK, Signal.INT).play();

    assertThat(scene.kernel.requests()).endsWith("detach(100, SIGINT)", "close()");
  }

  @Test
  void closingLetsAHeldTaskGoWithItsSignal() {
    launchedAndLeft()
        .signal(TASK, Signal.INT)
        .answering((_, stop) ->
            stop instanceof TaskStop.SignalDelivery
                ? Resumption.hold()
                : Resumption.onward(stop, Until.STOP))
        .passing(4)
        .then(() -> scene.tracer().close());
    scene.outcome(new WaitOutcome.NoTracees()).play();

    assertThat(scene.kernel.requests()).endsWith("detach(100, SIGINT)", "close()");
  }

  @Test
  void closingLeavesAGroupStopAsItIs() {
    launchedAndLeft();
    scene.kernel.report(TASK, RawStatus.eventStop(Signal.STOP));
    scene.passing(4);
    scene.then(() -> scene.tracer().close());
    scene.kernel.report(TASK, RawStatus.eventStop(Signal.STOP));
    scene.play();

    assertThat(scene.kernel.requests())
        .endsWith("listen(100)", "interrupt(100)", "detach(100)", "close()");
  }

  @Test
  void closingDoesNotWaitForTheParentOfAVfork() {
    launchedAndLeft()
        .event(PtraceEvent.VFORK, NOBODY)
        .interruptedOf(NOBODY)
        .passing(4)
        .then(() -> scene.tracer().close())
        .interruptedOf(NOBODY);
    scene.play();

    assertThat(scene.kernel.requests()).endsWith("detach(" + NOBODY + ")", "close()");
  }

  @Test
  void aChildBornWhileClosingIsKilledWithTheRest() {
    scene
        .launched()
        .passing(3)
        .then(() -> scene.tracer().close())
        .event(PtraceEvent.FORK, NOBODY)
        .killed(NOBODY)
        .killed(TASK);
    scene.kernel.answer("killTask(100, " + NOBODY + ", 0)", false);
    scene.play();

    assertThat(scene.kernel.requests())
        .contains("kill(100, SIGKILL)", "kill(" + NOBODY + ", SIGKILL)");
  }

  @Test
  void aTaskIsNotLetGoAtTheExitOfACallThatTheTracerInterrupted() {
    launchedAndLeft()
        .answering(until(Until.SYSCALL))
        .passing(3)
        .then(() -> scene.tracer().close())
        .exit(-Errno.EINTR.value())
        .interruptedOf(TASK)
        .play();

    var requests = scene.kernel.requests();
    assertThat(requests.subList(requests.size() - 5, requests.size()))
        .containsExactly(
            "interrupt(100)", "cont(100)", "registerSet(100, 1, 216)", "detach(100)", "close()");
  }

  // ---- orders

  @Test
  void ordersAreRefusedAfterTheEnd() {
    scene.launched().ended(TASK, 0).play();

    assertThatThrownBy(() -> scene.tracer().tasks())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the tracer is closed");
  }

  @Test
  void aKernelThatCannotBeOpenedIsNamedAsTheCause() {
    try (var tracer =
        Tracer.open(
            scene,
            TracerOptions.defaults(),
            () -> {
              throw new IllegalStateException("native access is refused");
            })) {
      assertThatThrownBy(tracer::tasks).hasMessageContaining("native access is refused");
      assertThatThrownBy(tracer::close).hasMessageContaining("native access is refused");
    } catch (IllegalStateException refusedAgain) {
      assertThat(refusedAgain).hasMessageContaining("native access is refused");
    }
  }

  @Test
  void ordersOfSeveralThreadsAreCarriedOutWhileNothingIsTraced() throws InterruptedException {
    var answers = new ArrayList<List<Tid>>();
    try (var tracer = Tracer.open(scene, TracerOptions.defaults(), () -> scene.kernel)) {
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < 8; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (var j = 0; j < 100; j++) {
                    var tasks = tracer.tasks();
                    synchronized (answers) {
                      answers.add(tasks);
                    }
                  }
                }));
      }
      for (var thread : threads) {
        thread.join();
      }
    }

    assertThat(answers).hasSize(800).containsOnly(List.of());
  }

  @Test
  void anErrorInAnOrderIsItsCallers() {
    var broken = new AssertionError("on purpose");
    scene
        .launched()
        .signal(TASK, Signal.USR1)
        .passing(4)
        .then(() -> {
          assertThatThrownBy(() ->
                  scene
                      .tracer()
                      .inspect(
                          scene.tid(),
                          _ -> {
                            throw broken;
                          }))
              .isSameAs(broken);
          scene.tracer().resume(scene.tid(), Resumption.run(Until.STOP));
        })
        .ended(TASK, 0)
        .answering((_, stop) ->
            stop instanceof TaskStop.SignalDelivery
                ? Resumption.hold()
                : Resumption.onward(stop, Until.STOP))
        .play();
  }
}
