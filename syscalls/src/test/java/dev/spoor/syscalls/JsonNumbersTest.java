package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Numbers in JSON are those that C programs see: signed where their type is.
class JsonNumbersTest {
  @Test
  void aSignalsCodeIsSigned() {
    // SIGCHLD, 0, SI_TKILL, padding, pid, uid
    var info = bytes().u32(17, 0, -6, 0, 100, 0).zeros(104);
    var scene = new Scene(Abi.X86_64).with(0x1000, info);

    var call = scene.call(0, "rt_sigqueueinfo", 100, 17, 0x1000);

    assertThat(json(call)).contains("\"si_code\":{\"raw\":-6,\"names\":[\"SI_TKILL\"]}");
  }

  @Test
  void namedIntsAreSigned() {
    var scene = new Scene(Abi.X86_64);

    assertThat(json(scene.call(-22, "getrusage", -1, 0)))
        .contains("{\"raw\":-1,\"names\":[\"RUSAGE_CHILDREN\"]}");
    assertThat(json(scene.call(5, "keyctl", 0, -4, 0)))
        .contains("{\"raw\":-4,\"names\":[\"KEY_SPEC_USER_KEYRING\"]}");
    assertThat(json(scene.call(-9, "openat", -100, 0, 0)))
        .contains("{\"fd\":-100,\"name\":\"AT_FDCWD\"}");
    assertThat(json(scene.call(-3, "kill", -5, 9))).contains("\"pid\":-5");
  }

  @Test
  void limitsAreUnsignedAndLargeNumbersAreStrings() {
    var limits = bytes().u64(0xc000_0000_0000_0000L, -1);
    var scene = new Scene(Abi.X86_64).with(0x1000, limits);

    var call = scene.call(0, "setrlimit", 7, 0x1000);

    assertThat(json(call))
        .contains("\"rlim_cur\":{\"raw\":\"13835058055282163712\",\"text\":")
        .contains("{\"raw\":\"18446744073709551615\",\"names\":[\"RLIM64_INFINITY\"]}");
  }

  @Test
  void theResultOfARawCallIsHexadecimalInTextAndANumberInJson() {
    var options = new DecodeOptions(32, true, Set.of("read"));

    var call = new Scene(Abi.X86_64, options).call(832, "read", 3, 0x7fff, 0x340);

    assertThat(text(call)).isEqualTo("read(0x3, 0x7fff, 0x340) = 0x340");
    assertThat(json(call))
        .isEqualTo("\"arguments\":{\"arg1\":3,\"arg2\":32767,\"arg3\":832},\"result\":832");
  }
}
