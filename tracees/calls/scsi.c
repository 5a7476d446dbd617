// ioctl(2): commands for SCSI devices in both forms of SG_IO, of a descriptor that is none.
#include "expect.h"
#include <linux/bsg.h>
#include <scsi/sg.h>
#include <sys/uio.h>

static unsigned char command[] = {0x12, 0, 0, 0, 36, 0}, sense[] = {0x70, 0, 5}, data[] = {1, 2, 3, 4};

static value raw(const unsigned char *start, int length) {
  const char *text = "", *json = "";
  for (int i = 0; i < length; i++)
    text = say("%s\\x%02x", text, start[i]), json = say("%s%02x", json, start[i]);
  return at(start, (value){0, say("\"%s\"", text), say("{\"hex\":\"%s\"}", json)});
}
static value letter(char c) { return worded(c, say("'%c'", c)); }
#define ASK(p, ...) MADE("ioctl:SG_IO", "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, NAMES(SG_IO)), A(argp, at(p, \
     __VA_ARGS__)))
#define VECTOR(n) at(areas, ARRAY(E(STRUCT(A(iov_base, bytes(data, n)), A(iov_len, number(4))))))

static struct iovec areas[] = {{data, 4}};

static void third(void) {
  sg_io_hdr_t io = {.interface_id = 'S', .dxfer_direction = SG_DXFER_FROM_DEV, .cmd_len = 6, .mx_sb_len = 32,
       .dxfer_len = 4, .dxferp = data, .cmdp = command, .sbp = sense, .timeout = 7000, .status = 2, .masked_status = 1,
       .sb_len_wr = 3, .driver_status = 8, .resid = 1, .duration = 5, .info = SG_INFO_CHECK};
#define GIVEN(direction, n) A(interface_id, letter('S')), A(dxfer_direction, names(WIDE(direction), #direction)), \
     A(cmd_len, number(6)), A(cmdp, raw(command, 6)), A(mx_sb_len, number(32)), A(iovec_count, number(n)), \
     A(dxfer_len, number(4)), A(timeout, number(7000)), A(flags, NAMES(0))
#define TAKEN A(status, hex(2)), A(masked_status, hex(1)), A(msg_status, hex(0)), A(sb_len_wr, number(3)), A(sbp, \
     raw(sense, 3)), A(host_status, hex(0)), A(driver_status, hex(8)), A(resid, number(1)), A(duration, number(5)), \
     A(info, NAMES(SG_INFO_CHECK))
  ASK(&io, STRUCT(GIVEN(SG_DXFER_FROM_DEV, 0), A(dxferp, raw(data, 3)), TAKEN));
  io.dxfer_direction = SG_DXFER_TO_DEV;
  ASK(&io, STRUCT(GIVEN(SG_DXFER_TO_DEV, 0), A(dxferp, raw(data, 4)), TAKEN));
  io.dxfer_direction = SG_DXFER_NONE;
  ASK(&io, STRUCT(GIVEN(SG_DXFER_NONE, 0), TAKEN));
  io.dxfer_direction = SG_DXFER_FROM_DEV, io.iovec_count = 1, io.dxferp = areas;
  ASK(&io, STRUCT(GIVEN(SG_DXFER_FROM_DEV, 1), A(dxferp, VECTOR(3)), TAKEN));
}

// A field that stands twice in the text stands once in JSON.
#define LAST(n, again) ((value){0, n ", " again, n})
static void fourth(void) {
  struct sg_io_v4 io = {.guard = 'Q', .subprotocol = BSG_SUB_PROTOCOL_SCSI_TMF, .request_len = 6,
       .request = (uintptr_t)command, .request_tag = 0x11, .max_response_len = 32, .response = (uintptr_t)sense,
       .dout_iovec_count = 1, .dout_xfer_len = 3, .dout_xferp = (uintptr_t)areas, .din_xfer_len = 4,
       .din_xferp = (uintptr_t)data, .timeout = 9, .flags = BSG_FLAG_Q_AT_TAIL, .usr_ptr = 0x22, .response_len = 3,
       .driver_status = 8, .info = SG_INFO_CHECK, .duration = 5, .din_resid = 2, .generated_tag = 0x33};
  ASK(&io, STRUCT(A(guard, letter('Q')), A(protocol, NAMES(BSG_PROTOCOL_SCSI)), A(subprotocol,
       NAMES(BSG_SUB_PROTOCOL_SCSI_TMF)), A(request_len, number(6)), A(request, raw(command, 6)), A(request_tag,
       hex(0x11)), A(request_attr, number(0)), A(request_priority, number(0)), A(request_extra, number(0)),
       A(max_response_len, number(32)), A(dout_iovec_count, number(1)), A(dout_xfer_len, number(3)), A(din_iovec_count,
       number(0)), A(din_xfer_len, number(4)), A(dout_xferp, VECTOR(3)), A(timeout, number(9)), A(flags,
       NAMES(BSG_FLAG_Q_AT_TAIL)), A(usr_ptr, hex(0x22)), A(response_len, number(3)), A(response, raw(sense, 3)),
       A(din_xferp, raw(data, 2)), A(driver_status, hex(8)), A(transport_status, hex(0)), A(device_status, hex(0)),
       A(retry_delay, number(0)), A(info, NAMES(SG_INFO_CHECK)), A(duration, LAST("5", "response_len=3")),
       A(din_resid, number(2)), A(dout_resid, number(0)), A(generated_tag, hex(0x33))));
}

int main(void) {
  unsigned other = 'R';
  third();
  fourth();
  ASK(&other, (value){0, "[82]", "82"});
  ASK(NULL, address(NULL));
  flush();
}
