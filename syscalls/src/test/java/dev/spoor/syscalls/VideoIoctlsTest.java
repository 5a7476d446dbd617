package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.value.DecodedCall;
import org.junit.jupiter.api.Test;

/// What cameras answer, linux/videodev2.h: a machine of tests has none.
class VideoIoctlsTest {
  private static final long REQUEST_BUFFERS = 0xc0145608L;
  private static final long TRY_FORMAT = 0xc0d05640L;
  private static final long TRY_FORMAT_32 = 0xc0cc5640L;
  private static final long QUERY_CONTROL = 0xc0445624L;
  private static final long SET_CONTROL = 0xc008561cL;
  private static final long CREATE_BUFFERS = 0xc100565cL;
  private static final long ENUMERATE_INTERVALS = 0xc034564bL;
  private static final long SET_CONTROLS_32 = 0xc0185648L;
  private static final long YUYV = 0x56595559;

  private static DecodedCall asked(
      Abi abi, long command, Scene.Bytes before, Scene.Bytes after, Scene.Bytes behind) {
    var scene = new Scene(abi).with(0x1000, before).with(0x2000, behind);
    var call = scene.enter("ioctl", 3, command, 0x1000);
    scene.later().with(0x1000, after).with(0x2000, behind);
    return scene.exit(call, 0);
  }

  private static DecodedCall asked(long command, Scene.Bytes before, Scene.Bytes after) {
    return asked(Abi.X86_64, command, before, after, bytes());
  }

  private static Scene.Bytes picture(long width) {
    return bytes().u32(1, 0, width, 480, YUYV, 1, 2 * width, 0, 8).zeros(208 - 36);
  }

  @Test
  void theFormatThatADeviceCanDoIsToldBehindTheOneThatWasAskedFor() {
    var call = asked(TRY_FORMAT, picture(641), picture(640));

    var rest =
        ", height=480, pixelformat=v4l2_fourcc('Y', 'U', 'Y', 'V') /* V4L2_PIX_FMT_YUYV */,"
            + " field=V4L2_FIELD_NONE, bytesperline=%d, sizeimage=0, colorspace=V4L2_COLORSPACE_SRGB}";
    assertThat(text(call))
        .isEqualTo(
            "ioctl(3, VIDIOC_TRY_FMT, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, fmt.pix={width=641"
                + rest.formatted(1282)
                + "} => {fmt.pix={width=640"
                + rest.formatted(1280)
                + "}) = 0");
    assertThat(json(call))
        .contains("\"fmt.pix\":{\"width\":641,")
        .contains("\"pixelformat\":{\"raw\":1448695129,\"names\":[\"V4L2_PIX_FMT_YUYV\"]}");
  }

  @Test
  void aFormatOfNobodyIsToldByItsCharacters() {
    var strange = bytes().u32(13, 0, 0xff27_0a61L, 5).zeros(192);

    assertThat(json(asked(TRY_FORMAT, strange, strange)))
        .contains("\"function\":\"v4l2_fourcc\",\"arguments\":[{\"raw\":97,\"text\":\"'a'\"}")
        .contains("{\"raw\":10,\"text\":\"'\\\\x0a'\"}");
  }

  @Test
  void clipsLieWhereTheAbiPutsThem() {
    var wide =
        bytes().u32(3, 0).u32(1, 2, 3, 4, 0, 5).u64(0x2000).u32(1, 0).u64(0).u8(6).zeros(208 - 57);
    var narrow = bytes().u32(3).u32(1, 2, 3, 4, 0, 5, 0x2000, 1, 0).u8(6).zeros(204 - 41);
    var clips = bytes().u32(7, 8, 9, 10).zeros(8);

    for (var call :
        new DecodedCall[] {
          asked(Abi.X86_64, TRY_FORMAT, wide, wide, clips),
          asked(Abi.I386, TRY_FORMAT_32, narrow, narrow, clips)
        }) {
      var window =
          "fmt.win={w={left=1, top=2, width=3, height=4}, field=V4L2_FIELD_ANY, chromakey=0x5,"
              + " clips=[{c={left=7, top=8, width=9, height=10}}], clipcount=1, bitmap=NULL,"
              + " global_alpha=0x6}}";
      assertThat(text(call)).contains(", " + window + " => {" + window + ") = 0");
    }
  }

  @Test
  void clipsThatAreNotThereAreNotToldAgain() {
    var format =
        bytes().u32(3, 0).u32(1, 2, 3, 4, 0, 5).u64(0x2000).u32(9, 0).u64(0).zeros(208 - 56);

    assertThat(text(asked(Abi.X86_64, TRY_FORMAT, format, format, bytes().zeros(24))))
        .contains("height=0}}, ... /* 0x2018 */], clipcount=9, bitmap=NULL}}) = 0");
  }

  @Test
  void howManyBuffersThereAreIsToldAlsoIfItIsWhatWasAsked() {
    var request = bytes().u32(4, 1, 1, 0, 0);

    assertThat(text(asked(REQUEST_BUFFERS, request, request)))
        .contains("memory=V4L2_MEMORY_MMAP, count=4 => 4}) = 0");
  }

  private static Scene.Bytes buffer(Scene.Bytes time, Scene.Bytes place) {
    var flags = 0x1_2001;
    return bytes()
        .u32(5, 1, 614400, flags, 1)
        .then(time)
        .zeros(16)
        .u32(77, 1)
        .then(place)
        .u32(614400, 0, 0);
  }

  @Test
  void aBufferIsWhereTheTimeOfItsKindLeavesIt() {
    var told =
        "type=V4L2_BUF_TYPE_VIDEO_CAPTURE, index=5, memory=V4L2_MEMORY_MMAP, m.offset=0x9000,"
            + " length=614400, bytesused=614400, flags=V4L2_BUF_FLAG_MAPPED"
            + "|V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC|V4L2_BUF_FLAG_TSTAMP_SRC_SOE,"
            + " timestamp={tv_sec=8, tv_usec=9}, ...}) = 0";
    var wide = buffer(bytes().u32(0).u64(8, 9), bytes().u64(0x9000)).zeros(4);
    var old = buffer(bytes().u32(8, 9), bytes().u32(0).u64(0x9000)).zeros(4);
    var narrow = buffer(bytes().u64(8, 9), bytes().u32(0x9000));
    var oldest = buffer(bytes().u32(8, 9), bytes().u32(0x9000));

    assertThat(text(asked(0xc0585611L, wide, wide))).contains("VIDIOC_DQBUF, {" + told);
    assertThat(text(asked(0xc0505611L, old, old))).contains("VIDIOC_DQBUF_TIME32, {" + told);
    assertThat(text(asked(Abi.I386, 0xc04c5611L, narrow, narrow, bytes())))
        .contains("VIDIOC_DQBUF, {" + told);
    assertThat(text(asked(Abi.I386, 0xc0445611L, oldest, oldest, bytes())))
        .contains("VIDIOC_DQBUF_TIME32, {" + told);
  }

  @Test
  void flagsOfABufferAreOneNumberInJson() {
    var wide = buffer(bytes().u32(0).u64(8, 9), bytes().u64(0x9000)).zeros(4);

    assertThat(json(asked(0xc058560fL, wide, wide)))
        .contains(
            "\"flags\":{\"raw\":73729,\"names\":[\"V4L2_BUF_FLAG_MAPPED\","
                + "\"V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC\",\"V4L2_BUF_FLAG_TSTAMP_SRC_SOE\"]}")
        .doesNotContain("timestamp");
  }

  @Test
  void theControlThatFollowsIsToldBehindTheOneThatWasNamed() {
    var query = bytes().u32(0x8098_0900L).zeros(64);
    var answer =
        bytes().u32(0x980901, 1).text("Contrast").zeros(24).u32(0, 255, 1, 128, 0x20).zeros(8);

    assertThat(text(asked(QUERY_CONTROL, query, answer)))
        .isEqualTo(
            "ioctl(3, VIDIOC_QUERYCTRL, {id=V4L2_CTRL_FLAG_NEXT_CTRL|V4L2_CID_BRIGHTNESS =>"
                + " V4L2_CID_CONTRAST, type=V4L2_CTRL_TYPE_INTEGER, name=\"Contrast\", ...}) = 0");
  }

  @Test
  void whatAControlWasSetToIsTold() {
    assertThat(text(asked(SET_CONTROL, bytes().u32(0x980900, 300), bytes().u32(0x980900, 255))))
        .contains("{id=V4L2_CID_BRIGHTNESS, value=300 => 255}) = 0");
  }

  @Test
  void controlsAreToldAgainAlsoWhenTheyWereRefused() {
    var scene =
        new Scene(Abi.I386)
            .with(0x1000, bytes().u32(0x980000, 1, 0, 0, 0, 0x2000))
            .with(0x2000, bytes().u32(0x980900, 0, 0).u64(300));

    var list = "controls=[{id=V4L2_CID_BRIGHTNESS, size=0, value=300, value64=300}]";
    assertThat(text(scene.call(-34, "ioctl", 3, SET_CONTROLS_32, 0x1000)))
        .contains(
            "{ctrl_class=V4L2_CTRL_CLASS_USER, count=1, "
                + list
                + "} => {"
                + list
                + ", error_idx=0}) = -1 ERANGE");
  }

  @Test
  void whichBuffersWereCreatedIsToldBehindTheResult() {
    var buffers = bytes().u32(4, 2, 1, 0, 99).zeros(236);
    var call = asked(CREATE_BUFFERS, buffers, buffers);

    assertThat(text(call))
        .contains("{count=2, memory=V4L2_MEMORY_MMAP, format={type=0x63 /* V4L2_BUF_TYPE_??? */}}")
        .endsWith(" = 0 ({index=4, count=2})");
    assertThat(json(call)).contains("\"values\":[{\"index\":4,\"count\":2}]");
  }

  @Test
  void intervalsAreFractions() {
    var steps = bytes().u32(0, YUYV, 640, 480, 3, 1, 60, 1, 5, 1, 0, 0, 0);

    assertThat(text(asked(ENUMERATE_INTERVALS, steps, steps)))
        .contains("type=V4L2_FRMIVAL_TYPE_STEPWISE, stepwise={min=1/60, max=1/5, step=1/0}}) = 0");
  }
}
