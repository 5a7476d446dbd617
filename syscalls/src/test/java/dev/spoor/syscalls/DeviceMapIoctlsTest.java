package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// What the device mapper is asked and answers, linux/dm-ioctl.h.
class DeviceMapIoctlsTest {
  private static final int HEADER = 312;
  private static final long LIST_DEVICES = 0xc138fd02L;
  private static final long TABLE_LOAD = 0xc138fd09L;
  private static final long TABLE_DEPS = 0xc138fd0bL;
  private static final long TABLE_STATUS = 0xc138fd0cL;
  private static final long LIST_VERSIONS = 0xc138fd0dL;
  private static final long TARGET_MSG = 0xc138fd0eL;
  private static final long DEV_RENAME = 0xc138fd05L;

  private static Scene scene(Abi abi) {
    return new Scene(abi, DecodeOptions.DEFAULT.unabbreviated());
  }

  private static Scene.Bytes header(long size, long start, long targets, long flags) {
    return bytes()
        .u32(4, 40, 0, size, start, targets, 2, flags, 7, 0)
        .u64(0x1234)
        .text("home")
        .zeros(HEADER - 52);
  }

  private static String asked(Scene.Bytes given, long command) {
    return text(scene(Abi.X86_64).with(0x1000, given).call(-9, "ioctl", 3, command, 0x1000));
  }

  private static String answered(Abi abi, Scene.Bytes answer, long command) {
    var scene = scene(abi).with(0x1000, header(HEADER, HEADER, 0, 0));
    var call = scene.enter("ioctl", 3, command, 0x1000);
    var text = text(scene.later().with(0x1000, answer).exit(call, 0));
    assertThat(text).contains("}] => [{");
    return text.substring(text.indexOf(" => ") + 4);
  }

  private static Scene.Bytes target(Scene.Bytes before, long start, long next, String string) {
    return before
        .u64(start, 8)
        .u32(0, next)
        .text("linear")
        .zeros(10)
        .text(string)
        .zeros(8 - string.length());
  }

  @Test
  void targetsAreToldWithTheirArguments() {
    var given = target(target(header(HEADER + 96, HEADER, 2, 0), 0, 48, "8:1 0"), 8, 0, "8:2 0");

    assertThat(asked(given, TABLE_LOAD))
        .isEqualTo(
            "ioctl(3, DM_TABLE_LOAD, [{version=[4, 40, 0], data_size=408, data_start=312,"
                + " dev=makedev(0x12, 0x34), name=\"home\", target_count=2, flags=0},"
                + " {sector_start=0, length=8, target_type=\"linear\", string=\"8:1 0\"},"
                + " {sector_start=8, length=8, target_type=\"linear\", string=\"8:2 0\"}])"
                + " = -1 EBADF (Bad file descriptor)");
  }

  @Test
  void aTargetThatLiesWhereNoneCanIsMisplaced() {
    for (var next : new long[] {0, 39, 1000, 0xffff_ffffL, 0xffff_fff0L}) {
      var given = target(header(HEADER + 48, HEADER, 0xffff_ffffL, 0), 0, next, "8:1 0");

      assertThat(asked(given, TABLE_LOAD))
          .contains("string=\"8:1 0\"}, ??? /* misplaced struct dm_target_spec */]) = -1");
    }
    assertThat(asked(header(HEADER, 0xffff_fff8L, 1, 0), TABLE_LOAD))
        .contains("flags=0}, ??? /* misplaced struct dm_target_spec */]) = -1");
    assertThat(asked(header(HEADER, HEADER + 1, 1, 0), DEV_RENAME))
        .contains("flags=0}, ??? /* misplaced string */]) = -1");
  }

  @Test
  void whatCannotBeReadIsAnAddress() {
    assertThat(asked(header(1000, HEADER, 1, 0), TABLE_LOAD)).contains("flags=0}, 0x1138]) = -1");
    assertThat(asked(header(1000, HEADER, 0, 0).u64(7), TARGET_MSG))
        .contains("flags=0}, {sector=7, message=0x1140}]) = -1");
    assertThat(asked(bytes().u32(4, 40), TABLE_LOAD)).contains("DM_TABLE_LOAD, 0x1000) = -1");
  }

  @Test
  void theStatusOfTargetsIsFoundFromWhereTheDataBegins() {
    for (var abi : new Abi[] {Abi.X86_64, Abi.I386}) {
      var answer =
          target(target(header(HEADER + 96, HEADER, 2, 0), 0, 48, "8:1 0"), 8, 96, "8:2 0");

      assertThat(answered(abi, answer, TABLE_STATUS))
          .isEqualTo(
              "[{version=[4, 40, 0], data_size=408, data_start=312, dev=makedev(0x12, 0x34),"
                  + " name=\"home\", target_count=2, open_count=2, event_nr=7, flags=0},"
                  + " {sector_start=0, length=8, status=0, target_type=\"linear\","
                  + " string=\"8:1 0\"}, {sector_start=8, length=8, status=0,"
                  + " target_type=\"linear\", string=\"8:2 0\"}]) = 0");
    }
  }

  @Test
  void devicesAreListedWithTheNumbersOfTheirEvents() {
    for (var abi : new Abi[] {Abi.X86_64, Abi.I386}) {
      var answer =
          header(HEADER + 56, HEADER, 0, 0)
              .u64(0xfd00)
              .u32(32)
              .text("home")
              .zeros(8)
              .u32(3, 0)
              .u64(0xfd01)
              .u32(0)
              .text("swap")
              .zeros(8);

      assertThat(answered(abi, answer, LIST_DEVICES))
          .isEqualTo(
              "[{version=[4, 40, 0], data_size=368, data_start=312, flags=0},"
                  + " {dev=makedev(0xfd, 0), name=\"home\", event_nr=3},"
                  + " {dev=makedev(0xfd, 0x1), name=\"swap\"}]) = 0");
    }
  }

  @Test
  void versionsAndDependenciesAreTold() {
    var versions =
        header(HEADER + 64, HEADER, 0, 0)
            .u32(24, 1, 4, 0)
            .text("linear")
            .zeros(2)
            .u32(0, 1, 6, 0)
            .text("error")
            .zeros(3);
    var dependencies = header(HEADER + 24, HEADER, 0, 0).u32(2, 0).u64(0x801, 0x802);

    assertThat(answered(Abi.X86_64, versions, LIST_VERSIONS))
        .contains(
            "flags=0}, {name=\"linear\", version=[1, 4, 0]},"
                + " {name=\"error\", version=[1, 6, 0]}]) = 0");
    assertThat(answered(Abi.X86_64, dependencies, TABLE_DEPS))
        .contains("flags=0}, {count=2, deps=[makedev(0x8, 0x1), makedev(0x8, 0x2)]}]) = 0");
    assertThat(
            answered(Abi.X86_64, header(HEADER + 24, HEADER, 0, 0).u32(3, 0).zeros(16), TABLE_DEPS))
        .contains("flags=0}, ??? /* misplaced struct dm_target_deps */]) = 0");
  }

  @Test
  void whatAMessageIsAnsweredIsToldIfThereIsAnAnswer() {
    var answer = header(HEADER + 8, HEADER, 0, 0x10000).text("done").zeros(4);

    assertThat(answered(Abi.X86_64, answer, TARGET_MSG))
        .endsWith("flags=DM_DATA_OUT_FLAG}, {string=\"done\"}]) = 0");
    assertThat(answered(Abi.X86_64, header(HEADER + 8, HEADER, 0, 0).text("done"), TARGET_MSG))
        .endsWith("flags=0}]) = 0");
  }

  @Test
  void aVersionThatIsCorrectedIsToldThoughTheCallHasFailed() {
    var scene = scene(Abi.X86_64).with(0x1000, bytes().u32(9, 0, 0, HEADER).zeros(HEADER));
    var call = scene.enter("ioctl", 3, LIST_VERSIONS, 0x1000);
    scene.later().with(0x1000, header(HEADER, HEADER, 0, 0));

    var failed = scene.exit(call, -22);

    assertThat(text(failed))
        .startsWith(
            "ioctl(3, DM_LIST_VERSIONS, [{version=[9, 0, 0] /* unsupported device mapper ABI"
                + " version */}] => [{version=[4, 40, 0], data_size=312,");
    assertThat(json(failed)).contains("\"entry\":[{\"version\":[9,0,0]}],\"exit\":[{\"version\"");
  }
}
