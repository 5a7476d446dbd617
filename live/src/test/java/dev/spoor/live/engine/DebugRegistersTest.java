package dev.spoor.live.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.x86_64.DebugSlot;
import dev.spoor.machine.x86_64.DebugSlot.Trigger;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Debug registers through the engine.
@Tag("live")
class DebugRegistersTest {
  @Test
  void everyWriteOfAVariableStopsTheProgramAfterIt(@Tracee("self_checking_calls") Path program)
      throws IOException {
    var variable = address(program, "value");
    var seen = new ArrayList<Long>();

    try (var tracer =
        Tracer.open((task, stop) -> {
          if (stop instanceof TaskStop.Execed) {
            var watched = new DebugSlot(variable, 8, Trigger.WRITE, true);
            task.debugRegisters().set(0, watched);
            assertThat(task.debugRegisters().slot(0)).contains(watched);
          }
          if (stop instanceof TaskStop.SignalDelivery(var _, var signal)
              && signal.equals(Signal.TRAP)
              && task.debugRegisters().takeStatus().isHit(0)) {
            seen.add(task.memory().readUnsigned(variable, 8).orElseThrow());
            return Resumption.run(Until.STOP);
          }
          return Resumption.onward(stop, Until.STOP);
        })) {
      var _ = tracer.launch(Command.of(program.toString()));
      tracer.join();
    }

    assertThat(seen).isEqualTo(List.of(0L, 1L, 2L, 3L));
  }

  private static Address address(Path program, String symbol) throws IOException {
    try (var file = ObjectFile.open(program)) {
      return Address.of(file.symbolsNamed(symbol).getFirst().address().value());
    }
  }
}
