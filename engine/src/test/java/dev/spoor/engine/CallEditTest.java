package dev.spoor.engine;

import static dev.spoor.engine.Scene.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.kernel.SyscallInfo;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallEditTest {
  private final Scene scene =
      new Scene()
          .launched()
          .answering((task, stop) -> {
            if (stop instanceof TaskStop.SyscallExit) {
              task.setResult(5);
            }
            return Resumption.onward(stop, Until.SYSCALL);
          });

  @Test
  void aResultIsOneRequestWhereTheKernelHasIt() {
    scene.kernel.accept("setSyscallInfo");
    scene.entry(39).exit(1).killed(TASK).play();

    assertThat(scene.requestsTo("setSyscallInfo")).hasSize(1);
    assertThat(scene.requestsTo("setRegisterSet")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"EIO, 1", "EINVAL, 2", "ERANGE, 2"})
  void whereItIsRefusedRegistersAreSetAndAKernelThatLacksItIsAskedOnce(String errno, int asked) {
    var request =
        "setSyscallInfo(100, "
            + new SyscallInfo.Exit(0, Address.ZERO, Address.ZERO, 5, false)
            + ")";
    for (var i = 0; i < asked; i++) {
      scene.kernel.fail(request, Errno.named(errno).orElseThrow());
    }
    scene.entry(39).exit(1).registers(TASK, new byte[216]);
    scene.entry(39).exit(1).registers(TASK, new byte[216]);
    scene.killed(TASK).play();

    assertThat(scene.requestsTo("setSyscallInfo")).hasSize(asked);
    assertThat(scene.requestsTo("setRegisterSet")).hasSize(2);
  }
}
