// Sources of pictures: ioctl(2) with the commands of linux/videodev2.h, of a descriptor that is none.
#include "expect.h"
#include <linux/videodev2.h>
#include <sys/ioctl.h>

#define VIDEO(command, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, \
     names(WIDE(command), #command)), ##__VA_ARGS__)
// A time in 64 bits, also where long has 32.
struct buffer {
  unsigned index, type, bytesused, flags, field;
  long long time[2];
  unsigned timecode[4], sequence, memory;
  unsigned long m;
  unsigned length, reserved[2];
};
#undef VIDIOC_QUERYBUF
#define VIDIOC_QUERYBUF _IOWR('V', 9, struct buffer)
#undef VIDIOC_QBUF
#define VIDIOC_QBUF _IOWR('V', 15, struct buffer)
#undef VIDIOC_DQBUF
#define VIDIOC_DQBUF _IOWR('V', 17, struct buffer)

#define CAPTURE A(type, NAMES(V4L2_BUF_TYPE_VIDEO_CAPTURE))
#define FIELD(n, v) A(n, unsigned_(v))

// A format by its characters: of those given, one with a name.
static value format(unsigned raw, const char *text, const char *name) {
  return (value){raw, say("%s /* %s */", text, name), names(raw, name).json};
}
static value yuyv(void) {
  return format(V4L2_PIX_FMT_YUYV, "v4l2_fourcc('Y', 'U', 'Y', 'V')", "V4L2_PIX_FMT_YUYV");
}
static value nobodys(void) {
  return (value){0, "v4l2_fourcc('a', '\\'', '\\x07', '\\xff')", "{\"raw\":4278658913,\"function\":\"v4l2_fourcc\","
       "\"arguments\":[{\"raw\":97,\"text\":\"'a'\"},{\"raw\":39,\"text\":\"'\\\\''\"},{\"raw\":7,\"text\":\"'\\\\x07'\"},"
       "{\"raw\":255,\"text\":\"'\\\\xff'\"}]}"};
}
// No number, but two.
static value fraction(unsigned a, unsigned b) {
  const char *text = say("%u/%u", a, b);
  return (value){0, text, say("{\"raw\":0,\"text\":\"%s\"}", text)};
}
static value rectangle(const struct v4l2_rect *r) {
  return STRUCT(A(left, number(r->left)), A(top, number(r->top)), FIELD(width, r->width), FIELD(height, r->height));
}

static void devices(void) {
  struct v4l2_capability capability;
  VIDEO(VIDIOC_QUERYCAP, A(argp, address(&capability)));
  unsigned type = V4L2_BUF_TYPE_VBI_CAPTURE, input = 3;
  VIDEO(VIDIOC_STREAMON, A(argp, cell(&type, NAMES(V4L2_BUF_TYPE_VBI_CAPTURE))));
  VIDEO(VIDIOC_STREAMOFF, A(argp, cell(&input, NAMES(V4L2_BUF_TYPE_VIDEO_OVERLAY))));
  unsigned long long standard = V4L2_STD_PAL_BG | V4L2_STD_NTSC_M;
  VIDEO(VIDIOC_G_STD, A(argp, address(&standard)));
  VIDEO(VIDIOC_S_STD, A(argp, cell(&standard, hex(standard))));
  struct v4l2_standard one = {.index = 7};
  VIDEO(VIDIOC_ENUMSTD, A(argp, at(&one, STRUCT(FIELD(index, 7)))));
  struct v4l2_input source = {.index = 8};
  VIDEO(VIDIOC_ENUMINPUT, A(argp, at(&source, STRUCT(FIELD(index, 8)))));
  VIDEO(VIDIOC_G_INPUT, A(argp, address(&input)));
  VIDEO(VIDIOC_S_INPUT, A(argp, cell(&input, unsigned_(3))));
  struct v4l2_tuner tuner = {1, "antenna", V4L2_TUNER_RADIO, V4L2_TUNER_CAP_LOW | V4L2_TUNER_CAP_RDS, 1, 2,
                             V4L2_TUNER_SUB_MONO | V4L2_TUNER_SUB_STEREO, V4L2_TUNER_MODE_LANG1, -3, -4, {0}};
  VIDEO(VIDIOC_G_TUNER, A(argp, at(&tuner, STRUCT(FIELD(index, 1)))));
  VIDEO(VIDIOC_S_TUNER, A(argp, at(&tuner, STRUCT(FIELD(index, 1), A(name, string("antenna")), A(type,
       NAMES(V4L2_TUNER_RADIO)), A(capability, NAMES(V4L2_TUNER_CAP_LOW|V4L2_TUNER_CAP_RDS)), FIELD(rangelow, 1),
       FIELD(rangehigh, 2), A(rxsubchans, NAMES(V4L2_TUNER_SUB_MONO|V4L2_TUNER_SUB_STEREO)), A(audmode,
       NAMES(V4L2_TUNER_MODE_LANG1)), A(signal, number(-3)), A(afc, number(-4))))));
}

static struct v4l2_format asked;
#define SET(type_, kind, ...) VIDEO(VIDIOC_TRY_FMT, A(argp, at(&asked, STRUCT(A(type, NAMES(type_)), \
     A(fmt.kind, STRUCT(__VA_ARGS__))))))

static void formats(void) {
  struct v4l2_fmtdesc description = {.index = 2, .type = V4L2_BUF_TYPE_VIDEO_CAPTURE};
  VIDEO(VIDIOC_ENUM_FMT, A(argp, at(&description, STRUCT(FIELD(index, 2), CAPTURE))));
  asked.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  VIDEO(VIDIOC_G_FMT, A(argp, at(&asked, STRUCT(CAPTURE))));
  asked.fmt.pix = (struct v4l2_pix_format){640, 480, V4L2_PIX_FMT_YUYV, V4L2_FIELD_NONE, 1280, 614400,
                                           V4L2_COLORSPACE_SRGB};
  VIDEO(VIDIOC_S_FMT, A(argp, at(&asked, STRUCT(CAPTURE, A(fmt.pix, STRUCT(FIELD(width, 640), FIELD(height, 480),
       A(pixelformat, yuyv()), A(field, NAMES(V4L2_FIELD_NONE)), FIELD(bytesperline, 1280), FIELD(sizeimage, 614400),
       A(colorspace, NAMES(V4L2_COLORSPACE_SRGB))))))));
  asked = (struct v4l2_format){.type = V4L2_BUF_TYPE_VIDEO_OUTPUT_MPLANE, .fmt.pix_mp = {1, 2, 0xff072761,
       V4L2_FIELD_TOP, V4L2_COLORSPACE_RAW, {{3, 4}, {5, 6}}, 2}};
  SET(V4L2_BUF_TYPE_VIDEO_OUTPUT_MPLANE, pix_mp, FIELD(width, 1), FIELD(height, 2), A(pixelformat, nobodys()), A(field,
       NAMES(V4L2_FIELD_TOP)), A(colorspace, NAMES(V4L2_COLORSPACE_RAW)), A(plane_fmt, ARRAY(E(STRUCT(FIELD(sizeimage, 3),
       FIELD(bytesperline, 4))), E(STRUCT(FIELD(sizeimage, 5), FIELD(bytesperline, 6))))), FIELD(num_planes, 2));
  struct v4l2_clip clips[] = {{{1, 2, 3, 4}, clips + 1}, {{-1, -2, 5, 6}, NULL}};
  asked = (struct v4l2_format){.type = V4L2_BUF_TYPE_VIDEO_OVERLAY, .fmt.win = {{7, 8, 9, 10}, V4L2_FIELD_ANY,
       0xff00ff, clips, 2, NULL, 0x80}};
  SET(V4L2_BUF_TYPE_VIDEO_OVERLAY, win, A(w, rectangle(&asked.fmt.win.w)), A(field, NAMES(V4L2_FIELD_ANY)), A(chromakey,
       hex(0xff00ff)), A(clips, ARRAY(E(STRUCT(A(c, rectangle(&clips[0].c)))), E(STRUCT(A(c, rectangle(&clips[1].c)))))),
       FIELD(clipcount, 2), A(bitmap, address(NULL)), A(global_alpha, hex(0x80)));
  asked = (struct v4l2_format){.type = V4L2_BUF_TYPE_VBI_OUTPUT, .fmt.vbi = {27000000, 244, 1440, V4L2_PIX_FMT_YUYV,
       {6, -1}, {17, 18}, V4L2_VBI_UNSYNC}};
  SET(V4L2_BUF_TYPE_VBI_OUTPUT, vbi, FIELD(sampling_rate, 27000000), FIELD(offset, 244), FIELD(samples_per_line, 1440),
       A(sample_format, yuyv()), A(start, ARRAY(E(number(6)), E(number(-1)))), A(count, ARRAY(E(number(17)),
       E(number(18)))), A(flags, NAMES(V4L2_VBI_UNSYNC)));
  asked = (struct v4l2_format){.type = V4L2_BUF_TYPE_SDR_CAPTURE, .fmt.sdr = {V4L2_SDR_FMT_CU8, 0}};
  SET(V4L2_BUF_TYPE_SDR_CAPTURE, sdr, A(pixelformat, format(V4L2_SDR_FMT_CU8, "v4l2_fourcc('C', 'U', '0', '8')",
       "V4L2_SDR_FMT_CU8")));
  asked = (struct v4l2_format){.type = V4L2_BUF_TYPE_META_CAPTURE, .fmt.meta = {V4L2_META_FMT_UVC, 10240}};
  SET(V4L2_BUF_TYPE_META_CAPTURE, meta, A(dataformat, format(V4L2_META_FMT_UVC, "v4l2_fourcc('U', 'V', 'C', 'H')",
       "V4L2_META_FMT_UVC")), FIELD(buffersize, 10240));
}

static void sliced(void) {
  value line = ARRAY(E(hex(0)), E(hex(1)), E(hex(2)), E(hex(3)), E(hex(4)), E(hex(5)), E(hex(6)), E(hex(7)), E(hex(8)),
       E(hex(9)), E(hex(10)), E(hex(11)), E(hex(12)), E(hex(13)), E(hex(14)), E(hex(15)), E(hex(16)), E(hex(17)),
       E(hex(18)), E(hex(19)), E(hex(20)), E(hex(21)), E(hex(22)), E(hex(23)));
  line = (value){0, strdup(line.text), strdup(line.json)};
  asked = (struct v4l2_format){.type = V4L2_BUF_TYPE_SLICED_VBI_OUTPUT, .fmt.sliced.service_set = V4L2_SLICED_VPS |
       V4L2_SLICED_WSS_625, .fmt.sliced.io_size = 64};
  for (int i = 0; i < 48; i++)
    asked.fmt.sliced.service_lines[i / 24][i % 24] = i % 24;
  SET(V4L2_BUF_TYPE_SLICED_VBI_OUTPUT, sliced, A(service_set, NAMES(V4L2_SLICED_VPS|V4L2_SLICED_WSS_625)),
       A(service_lines, ARRAY(E(line), E(line))), FIELD(io_size, 64));
}

static void buffers(void) {
  struct v4l2_requestbuffers request = {4, V4L2_BUF_TYPE_VIDEO_CAPTURE, V4L2_MEMORY_MMAP};
  VIDEO(VIDIOC_REQBUFS, A(argp, at(&request, STRUCT(CAPTURE, A(memory, NAMES(V4L2_MEMORY_MMAP)), FIELD(count, 4)))));
  struct buffer buffer = {.index = 5, .type = V4L2_BUF_TYPE_VIDEO_CAPTURE};
#define BUFFER at(&buffer, STRUCT(CAPTURE, FIELD(index, 5)))
  VIDEO(VIDIOC_QUERYBUF, A(argp, BUFFER));
  VIDEO(VIDIOC_QBUF, A(argp, BUFFER));
  VIDEO(VIDIOC_DQBUF, A(argp, at(&buffer, STRUCT(CAPTURE))));
  static struct v4l2_create_buffers more = {.count = 2, .memory = V4L2_MEMORY_DMABUF, .format = {
       .type = V4L2_BUF_TYPE_META_OUTPUT, .fmt.meta = {0xff072761, 3}}};
  VIDEO(VIDIOC_CREATE_BUFS, A(argp, at(&more, STRUCT(FIELD(count, 2), A(memory, NAMES(V4L2_MEMORY_DMABUF)), A(format,
       STRUCT(A(type, NAMES(V4L2_BUF_TYPE_META_OUTPUT)), A(fmt.meta, STRUCT(A(dataformat, nobodys()),
       FIELD(buffersize, 3)))))))));
  struct v4l2_framebuffer frame = {1, 2, &buffer};
  VIDEO(VIDIOC_G_FBUF, A(argp, address(&frame)));
  VIDEO(VIDIOC_S_FBUF, A(argp, at(&frame, STRUCT(A(capability, hex(1)), A(flags, hex(2)), A(base, address(&buffer))))));
}

static void streams(void) {
  struct v4l2_streamparm parameters = {V4L2_BUF_TYPE_VIDEO_CAPTURE, {.capture = {V4L2_CAP_TIMEPERFRAME,
       V4L2_MODE_HIGHQUALITY, {1, 30}, 5, 6}}};
  VIDEO(VIDIOC_G_PARM, A(argp, at(&parameters, STRUCT(CAPTURE))));
  VIDEO(VIDIOC_S_PARM, A(argp, at(&parameters, STRUCT(CAPTURE, A(parm.capture, STRUCT(A(capability,
       NAMES(V4L2_CAP_TIMEPERFRAME)), A(capturemode, NAMES(V4L2_MODE_HIGHQUALITY)), A(timeperframe, fraction(1, 30)),
       A(extendedmode, hex(5)), FIELD(readbuffers, 6)))))));
  parameters = (struct v4l2_streamparm){V4L2_BUF_TYPE_VIDEO_OUTPUT, {.output = {0, 2, {-1, 2}, 0, 1}}};
  VIDEO(VIDIOC_S_PARM, A(argp, at(&parameters, STRUCT(A(type, NAMES(V4L2_BUF_TYPE_VIDEO_OUTPUT)), A(parm.output,
       STRUCT(A(capability, NAMES(0)), A(outputmode, nameless(2, "V4L2_MODE_???")), A(timeperframe, fraction(-1, 2)),
       A(extendedmode, hex(0)), FIELD(writebuffers, 1)))))));
  struct v4l2_cropcap cropping = {.type = V4L2_BUF_TYPE_VIDEO_CAPTURE};
  VIDEO(VIDIOC_CROPCAP, A(argp, at(&cropping, STRUCT(CAPTURE))));
  struct v4l2_crop crop = {V4L2_BUF_TYPE_VIDEO_CAPTURE, {-1, -2, 3, 4}};
  VIDEO(VIDIOC_G_CROP, A(argp, at(&crop, STRUCT(CAPTURE))));
  VIDEO(VIDIOC_S_CROP, A(argp, at(&crop, STRUCT(CAPTURE, A(c, rectangle(&crop.c))))));
  struct v4l2_frmsizeenum size = {9, V4L2_PIX_FMT_YUYV};
  VIDEO(VIDIOC_ENUM_FRAMESIZES, A(argp, at(&size, STRUCT(FIELD(index, 9), A(pixel_format, yuyv())))));
  struct v4l2_frmivalenum interval = {8, V4L2_PIX_FMT_YUYV, 640, 480};
  VIDEO(VIDIOC_ENUM_FRAMEINTERVALS, A(argp, at(&interval, STRUCT(FIELD(index, 8), A(pixel_format, yuyv()),
       FIELD(width, 640), FIELD(height, 480)))));
}

static void controls(void) {
  struct v4l2_control control = {V4L2_CID_CONTRAST, -5};
  VIDEO(VIDIOC_G_CTRL, A(argp, at(&control, STRUCT(A(id, NAMES(V4L2_CID_CONTRAST))))));
  VIDEO(VIDIOC_S_CTRL, A(argp, at(&control, STRUCT(A(id, NAMES(V4L2_CID_CONTRAST)), A(value, number(-5))))));
  control.id = V4L2_CTRL_CLASS_USER + 0xfff;
  VIDEO(VIDIOC_G_CTRL, A(argp, at(&control, STRUCT(A(id, names(0x980fff, "V4L2_CTRL_CLASS_USER+0xfff"))))));
  struct v4l2_queryctrl query = {.id = V4L2_CTRL_FLAG_NEXT_CTRL | V4L2_CID_GAIN};
#define NEXT NAMES(V4L2_CTRL_FLAG_NEXT_CTRL|V4L2_CID_GAIN)
  VIDEO(VIDIOC_QUERYCTRL, A(argp, at(&query, STRUCT(A(id, NEXT)))));
  struct v4l2_query_ext_ctrl longer = {.id = V4L2_CTRL_FLAG_NEXT_CTRL | V4L2_CID_GAIN};
  VIDEO(VIDIOC_QUERY_EXT_CTRL, A(argp, at(&longer, STRUCT(A(id, NEXT)))));
  char text[] = "radio";
  struct v4l2_ext_control list[2] = {{.id = V4L2_CID_HUE, .value64 = -6}, {.id = V4L2_CID_RDS_TX_PS_NAME, .size = 5}};
  list[1].string = text;
  struct v4l2_ext_controls all = {{V4L2_CTRL_CLASS_USER}, 2, 1};
  all.controls = list;
#define GIVEN A(ctrl_class, NAMES(V4L2_CTRL_CLASS_USER)), FIELD(count, 2)
#define LISTED A(controls, ARRAY(E(STRUCT(A(id, NAMES(V4L2_CID_HUE)), FIELD(size, 0), A(value, number(-6)), \
     A(value64, number(-6)))), E(STRUCT(A(id, NAMES(V4L2_CID_RDS_TX_PS_NAME)), FIELD(size, 5), A(string, bytes(text, 5))))))
#define ERROR FIELD(error_idx, 1)
  VIDEO(VIDIOC_G_EXT_CTRLS, A(argp, at(&all, STRUCT(GIVEN, LISTED, ERROR))));
  VIDEO(VIDIOC_S_EXT_CTRLS, A(argp, at(&all, changed(STRUCT(GIVEN, LISTED), STRUCT(LISTED, ERROR)))));
  VIDEO(VIDIOC_TRY_EXT_CTRLS, A(argp, at(&all, changed(STRUCT(GIVEN, LISTED), STRUCT(LISTED, ERROR)))));
}

int main(void) {
  devices();
  formats();
  sliced();
  buffers();
  streams();
  controls();
  flush();
}
