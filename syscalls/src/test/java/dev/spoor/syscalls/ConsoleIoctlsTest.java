package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.value.DecodedCall;
import org.junit.jupiter.api.Test;

/// What consoles answer, linux/kd.h: a machine of tests seldom has one.
class ConsoleIoctlsTest {
  private static final long ENTRY = 0x4b46;
  private static final long STRING = 0x4b48;
  private static final long KEYCODE = 0x4b4c;
  private static final long REPEAT = 0x4b52;
  private static final long UNICODE_MAP = 0x4b66;
  private static final long FONT = 0x4b6b;
  private static final long FONT_OPERATION = 0x4b72;

  private static DecodedCall asked(Abi abi, long command, Scene.Bytes before, Scene.Bytes after) {
    var scene = new Scene(abi).with(0x1000, before);
    var call = scene.enter("ioctl", 3, command, 0x1000);
    scene.later().with(0x1000, after).with(0x2000, bytes().u16(0x41, 1, 0x42, 2).zeros(56));
    return scene.exit(call, 0);
  }

  private static String answered(long command, Scene.Bytes before, Scene.Bytes after) {
    return text(asked(Abi.X86_64, command, before, after));
  }

  @Test
  void whatAKeyMeansIsToldByName() {
    var key = asked(Abi.X86_64, ENTRY, bytes().u8(0, 1, 0, 0), bytes().u8(0, 1).u16(0x20c));

    assertThat(text(key))
        .isEqualTo(
            "ioctl(3, KDGKBENT, {kb_table=K_NORMTAB, kb_index=1, kb_value=0x20c /* K_BOOT */}) = 0");
    assertThat(json(key)).contains("\"kb_value\":{\"raw\":524,\"names\":[\"K_BOOT\"]}");
  }

  @Test
  void whatCannotBeReadOfAKeyIsSaidToBeUnavailable() {
    assertThat(answered(ENTRY, bytes().u8(7, 1), bytes().u8(7, 1)))
        .contains("{kb_table=1<<KG_SHIFT|1<<KG_ALTGR|1<<KG_CTRL, kb_index=1, kb_value=???})");
    assertThat(answered(STRING, bytes().u8(4), bytes().u8(4).text("abc")))
        .contains("{kb_func=KVAL(K_F5), kb_string=???})");
  }

  @Test
  void whatAKeyTypesEndsWithItsNul() {
    assertThat(answered(STRING, bytes().u8(4), bytes().u8(4).text("\33[A").u8(0)))
        .endsWith("{kb_func=KVAL(K_F5), kb_string=\"\\33[A\"}) = 0");
    assertThat(answered(STRING, bytes().u8(4), bytes().u8(4).text("x".repeat(512))))
        .endsWith("kb_string=\"" + "x".repeat(32) + "\"...}) = 0");
  }

  @Test
  void whatWasAskedForIsToldAgainEvenIfItIsTheSame() {
    var code = bytes().u32(0xe01f, 7);

    assertThat(answered(KEYCODE, code, code)).contains("{scancode=0xe01f, keycode=0x7 => 0x7})");
    assertThat(answered(KEYCODE, code, bytes().u32(0xe01f, 8))).contains("keycode=0x7 => 0x8})");
    assertThat(answered(REPEAT, bytes().u32(250, 33), bytes().u32(250, 33)))
        .contains("{delay=250, period=33} => {delay=250, period=33})");
  }

  @Test
  void aMapHasAsManyPairsAsThereWasRoomFor() {
    var wide = asked(Abi.X86_64, UNICODE_MAP, bytes().u64(2, 0x2000), bytes().u64(9, 0x2000));
    var narrow = asked(Abi.I386, UNICODE_MAP, bytes().u32(2, 0x2000), bytes().u32(9, 0x2000));

    for (var call : new DecodedCall[] {wide, narrow}) {
      assertThat(text(call))
          .contains(
              "{entry_ct=2 => 9, entries=[{unicode=0x41, fontpos=0x1},"
                  + " {unicode=0x42, fontpos=0x2}]})");
    }
  }

  @Test
  void aMapThatDoesNotFitIsToldThoughTheCallFails() {
    var room = bytes().u64(1, 0x2000);
    var scene = new Scene(Abi.X86_64).with(0x1000, room).with(0x2000, bytes().u16(0x41, 1));

    assertThat(text(scene.call(-12, "ioctl", 3, UNICODE_MAP, 0x1000)))
        .contains("{entry_ct=1 => 1, entries=[{unicode=0x41, fontpos=0x1}]}) = -1 ENOMEM");
    assertThat(text(scene.call(-22, "ioctl", 3, UNICODE_MAP, 0x1000)))
        .contains("{entry_ct=1 => 1, entries=0x2000}) = -1 EINVAL");
  }

  @Test
  void aFontIsToldWhenItHasBeenFetched() {
    var told = "charcount=1, charheight=16, chardata=";
    var wide =
        asked(
            Abi.X86_64,
            FONT,
            bytes().u16(1, 16, 0, 0).u64(0x2000),
            bytes().u16(1, 16, 0, 0).u64(0x2000));
    var narrow =
        asked(Abi.I386, FONT, bytes().u16(1, 16).u32(0x2000), bytes().u16(1, 16).u32(0x2000));

    for (var call : new DecodedCall[] {wide, narrow}) {
      assertThat(text(call))
          .contains("{" + told + "0x2000} => {" + told + "\"\\x41\\x00\\x01\\x00\\x42");
    }
  }

  @Test
  void whatAFontIsAskedForDecidesWhatIsTold() {
    var fetched = bytes().u32(1, 0, 0, 0, 512, 0).u64(0x2000);
    var filled = bytes().u32(1, 0, 8, 16, 1, 0).u64(0x2000);
    var copied = bytes().u32(3, 0, 8, 5, 1, 0).u64(0);
    var tall = bytes().u32(5, 0, 8, 16, 1, 0).u64(0x2000);

    assertThat(answered(FONT_OPERATION, fetched, filled))
        .contains("{op=KD_FONT_OP_GET, flags=0, width=0, height=0, charcount=512, data=0x2000} =>")
        .contains(" => {width=8, height=16, charcount=1, data=\"\\x41\\x00");
    assertThat(answered(FONT_OPERATION, copied, copied))
        .contains("{op=KD_FONT_OP_COPY, height=5}) = 0");
    assertThat(answered(FONT_OPERATION, tall, tall))
        .contains("op=KD_FONT_OP_GET_TALL, ")
        .contains(" => {width=8, height=16, charcount=1, data=0x2000})");
  }
}
