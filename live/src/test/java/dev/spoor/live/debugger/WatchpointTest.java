package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.HaltCause.HitDetail;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.engine.Ending;
import dev.spoor.machine.Address;
import dev.spoor.testkit.Tracee;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Watched memory.
@Tag("live")
class WatchpointTest {
  private static String number(byte[] bytes) {
    var reversed = bytes.clone();
    for (var i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, reversed).toString();
  }

  private static Breakpoint watch(
      Debugging debugging, Address at, int length, Trigger.OnData.Access access, boolean hardware) {
    return debugging.call(debugger ->
        debugger
            .breakpoints()
            .add(
                new Trigger.OnData(
                    "x", at, length, access, hardware, Optional.empty(), WatchpointTest::number),
                Breakpoint.Disposition.KEEP));
  }

  private static List<HitDetail> details(Halt halt) {
    return halt.causes().stream()
        .filter(HaltCause.Hit.class::isInstance)
        .map(cause -> ((HaltCause.Hit) cause).detail().orElseThrow())
        .toList();
  }

  private static List<HitDetail> run(Debugging debugging) {
    var all = new ArrayList<HitDetail>();
    var halt = debugging.go();
    while (!details(halt).isEmpty()) {
      all.addAll(details(halt));
      halt = debugging.go();
    }
    assertThat(halt.causes())
        .containsExactly(new HaltCause.Ended(halt.task(), new Ending.Exited(0)));
    return all;
  }

  private static HitDetail changed(String before, String after) {
    return new HitDetail.Changed(before, Optional.of(after));
  }

  @Test
  void aDebugRegisterNoticesEachChange(@Tracee("watched") Path program) {
    try (var debugging = new Debugging()) {
      debugging.start(program);
      var at = debugging.address(program, "global");
      watch(debugging, at, 8, Trigger.OnData.Access.WRITE, true);
      assertThat(run(debugging))
          .containsExactly(changed("0", "1"), changed("1", "3"), changed("3", "6"));
    }
  }

  @Test
  void steppingNoticesWhatTheKernelWritesToo(@Tracee("watched") Path program) {
    try (var debugging = new Debugging()) {
      debugging.start(program);
      var main = debugging.breakAt(debugging.address(program, "main"));
      assertThat(Debugging.hits(debugging.go())).containsExactly(main);
      var at = debugging.address(program, "buffer");
      watch(debugging, at, 4, Trigger.OnData.Access.WRITE, false);
      assertThat(run(debugging)).containsExactly(changed("0", "1819043176"));
    }
  }

  @Test
  void readsAreNoticedAndWritesTold(@Tracee("watched") Path program) {
    try (var debugging = new Debugging()) {
      debugging.start(program);
      var at = debugging.address(program, "global");
      watch(debugging, at, 8, Trigger.OnData.Access.ANY, true);
      assertThat(run(debugging))
          .containsExactly(
              changed("0", "1"), changed("1", "3"), changed("3", "6"), new HitDetail.Accessed("6"));
    }
  }

  @Test
  void anInstructionIsStoppedAtByADebugRegister(@Tracee("many_hits") Path program) {
    try (var debugging = new Debugging()) {
      debugging.start(program, 3, 4);
      var at = debugging.address(program, "hit");
      var breakpoint =
          debugging.call(debugger ->
              debugger
                  .breakpoints()
                  .add(
                      new Trigger.AtCode(
                          new dev.spoor.debugger.location.LocationSpec.OfAddress(at), "hit", true),
                      Breakpoint.Disposition.KEEP));
      var count = 0;
      var halt = debugging.go();
      while (!Debugging.hits(halt).isEmpty()) {
        assertThat(debugging.pc(halt.task())).isEqualTo(at);
        assertThat(debugging.readRaw(halt.task(), at, 1)[0]).isNotEqualTo((byte) 0xcc);
        count++;
        halt = debugging.go();
      }
      assertThat(halt.causes())
          .containsExactly(new HaltCause.Ended(halt.task(), new Ending.Exited(0)));
      assertThat(count).isEqualTo(12);
      assertThat(breakpoint.hits()).isEqualTo(12);
    }
  }
}
