package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.format.TextStyle;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Commands of ioctl(2). The lines are what strace 6.1 printed of small C programs that made the
/// same calls; only addresses differ.
class IoctlTest {
  private static final int EBADF = -9;

  @Test
  void aCommandMadeByAMacroIsWrittenAsTheMacro() {
    var scene = new Scene(Abi.X86_64);

    var name = scene.call(EBADF, "ioctl", 3, 0x80084506L, 0);
    var axis = scene.call(EBADF, "ioctl", 3, 0x80184540L, 0);
    var unknown = scene.call(EBADF, "ioctl", 3, 0x8018454eL, 0);

    assertThat(text(name)).startsWith("ioctl(3, EVIOCGNAME(8), NULL)");
    assertThat(text(axis)).startsWith("ioctl(3, EVIOCGABS(ABS_X), NULL)");
    assertThat(text(axis, TextStyle.Constants.NUMBERS)).startsWith("ioctl(3, 0x80184540, NULL)");
    assertThat(text(unknown)).startsWith("ioctl(3, EVIOCGABS(0xe /* ABS_??? */), NULL)");
    assertThat(text(unknown, TextStyle.Constants.BOTH))
        .startsWith("ioctl(3, 0x8018454e /* EVIOCGABS(0xe) */, NULL)");
  }

  @Test
  void aMacroStandsBesideTheNamesOfOtherDrivers() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(0x10).u32(0x20));

    assertThat(text(scene.call(EBADF, "ioctl", 3, 0x40084d02L, 0x1000)))
        .startsWith("ioctl(3, MIXER_WRITE(2) or MEMERASE, {start=0x10, length=0x20})");
  }

  @Test
  void aSetOfEventsIsShownByNamesOrAsTheWordsOfMemoryItIs() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(0x460018).u32(0));

    var set = scene.call(8, "ioctl", 3, 0x80084520L, 0x1000);

    assertThat(text(set))
        .isEqualTo("ioctl(3, EVIOCGBIT(0, 8), [EV_ABS EV_MSC EV_LED EV_SND ...]) = 8");
    assertThat(text(set, TextStyle.Constants.NUMBERS))
        .isEqualTo("ioctl(3, 0x80084520, [0x460018]) = 8");
    assertThat(text(set, TextStyle.Constants.BOTH))
        .isEqualTo(
            "ioctl(3, 0x80084520 /* EVIOCGBIT(0, 8) */, [0x3 /* EV_ABS */ 0x4 /* EV_MSC */"
                + " 0x11 /* EV_LED */ 0x12 /* EV_SND */ ...] /* [0x460018] */) = 8");
  }

  @Test
  void aSetOfEventsHasNoMoreThanTheKernelWroteOfIt() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(0x460018).u32(-1).u32(0, 0));

    assertThat(text(scene.call(0, "ioctl", 3, 0x80104520L, 0x1000)))
        .isEqualTo("ioctl(3, EVIOCGBIT(0, 16), 0x1000) = 0");
    assertThat(text(scene.call(2, "ioctl", 3, 0x80104520L, 0x1000)))
        .isEqualTo("ioctl(3, EVIOCGBIT(0, 16), [EV_ABS EV_MSC]) = 2");
    // Of types of events there are 32, though there is room for more.
    assertThat(text(scene.call(16, "ioctl", 3, 0x80104520L, 0x1000), TextStyle.Constants.NUMBERS))
        .isEqualTo("ioctl(3, 0x80104520, [0xffffffff00460018]) = 16");
  }

  @Test
  void ofAStructureCutOffWithinAFieldOnlyWholeFieldsAreShown() {
    var scene =
        new Scene(Abi.X86_64, new DecodeOptions(32, false, Set.of()))
            .with(0x1000, bytes().u32(1, 2, 3, 4).u32(5, 6, 7));

    assertThat(text(scene.call(0, "ioctl", 3, 0x80144541L, 0x1000)))
        .contains("{value=1, minimum=2, maximum=3, fuzz=4, flat=5})");
    assertThat(text(scene.call(0, "ioctl", 3, 0x80154541L, 0x1000)))
        .contains("{value=1, minimum=2, maximum=3, fuzz=4, flat=5, ...})");
    assertThat(text(scene.call(0, "ioctl", 3, 0x801c4541L, 0x1000)))
        .contains("flat=5, resolution=6, ...})");
  }

  @Test
  void aParameterOfAClockIsWhatItsNumberSays() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(0).u64(0x21).u32(0, 0))
            .with(0x2000, bytes().u64(1).u64(-1337).u32(66, 5));

    assertThat(text(scene.call(0, "ioctl", 3, 0x40187014L, 0x1000)))
        .contains(
            "{param=RTC_PARAM_FEATURES, uvalue=1<<RTC_FEATURE_ALARM|1<<RTC_FEATURE_CORRECTION,"
                + " index=0})");
    assertThat(text(scene.call(0, "ioctl", 3, 0x40187013L, 0x2000)))
        .contains(
            "{param=RTC_PARAM_CORRECTION, index=66, __pad=0x5} => {svalue=-1337, __pad=0x5})");
  }

  @Test
  void fieldsMayBeListedWithoutTheirNames() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(7).u32(1));

    assertThat(text(scene.call(EBADF, "ioctl", 3, 0x40084504L, 0x1000)))
        .startsWith("ioctl(3, EVIOCSKEYCODE, [7, KEY_ESC])");
  }

  @Test
  void whatTheKernelWritesInTheSamePlaceHasNamesOfItsOwn() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(0x00eeff30));

    var call = scene.call(0, "ioctl", 3, 0x31f, 0x1000);

    assertThat(text(call))
        .isEqualTo(
            "ioctl(3, HDIO_DRIVE_CMD, {command=ATA_CMD_PIO_WRITE, sector_number=255, feature=238,"
                + " sector_count=0} => {status=0x30, error=255, nsector=238}) = 0");
  }

  @Test
  void numbersOfBitsAreShifted() {
    var call = new Scene(Abi.X86_64).call(EBADF, "ioctl", 3, 0x329, 3);

    assertThat(text(call))
        .startsWith(
            "ioctl(3, HDIO_SET_NICE, 1 << IDE_NICE_DSC_OVERLAP|1 << IDE_NICE_ATAPI_OVERLAP)");
  }

  @Test
  void aNameThatFillsAllItsRoomIsCutBeforeItsLastByte() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("a".repeat(32) + "b\0" + "\0".repeat(30)).u32(4));

    assertThat(text(scene.call(0, "ioctl", 3, 0x8044b401L, 0x1000)))
        .isEqualTo(
            "ioctl(3, GPIO_GET_CHIPINFO_IOCTL, {name=\""
                + "a".repeat(31)
                + "\"..., label=\"b\", lines=4}) = 0");
  }

  @Test
  void aCommandWithoutAnArgumentHasNone() {
    var call = new Scene(Abi.X86_64).call(5, "ioctl", 3, 0xb701, 9);

    assertThat(text(call)).isEqualTo("ioctl(3, NS_GET_USERNS) = 5");
    assertThat(json(call)).doesNotContain("argp");
  }

  @Test
  void theSpeedOfInputStandsBehindThatOfOutput() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u32(0).u32(0).u32(0xa0008).u32(0).text("\0".repeat(28)));

    assertThat(text(scene.call(0, "ioctl", 3, 0x402c542bL, 0x1000)))
        .contains("c_cflag=B600|B1800<<IBSHIFT|CS5|,");
  }
}
