// io_uring_register(2): what replaces buffers and files, bounds them or asks what a ring can do.
#include "expect.h"
#include <linux/io_uring.h>
#include <sys/uio.h>

static char buffer[100];

#define REGISTER(code, ...) MADE("io_uring_register:" #code, "io_uring_register", SYS_io_uring_register, A(fd, \
     number(-1)), A(opcode, names(code, #code)), ##__VA_ARGS__)

int main(void) {
#define FDS at(fds, ARRAY(E(number(1)), E(number(-1))))
#define AREA at(&area, ARRAY(E(STRUCT(A(iov_base, address(buffer)), A(iov_len, number(100))))))
#define TAGS at(tags, ARRAY(E(hex(5)), E(hex(0))))
#define ONE_TAG at(tags, ARRAY(E(hex(5))))
#define POINTER(p) (unsigned long)(p)
  int fds[] = {1, -1}, skipped[] = {1, -2, -3};
  struct iovec area = {buffer, 100};
  unsigned long long tags[] = {5, 0};
  unsigned most[] = {3, 0};
  struct io_uring_files_update files = {.offset = 9, .fds = POINTER(fds)};
  struct io_uring_rsrc_register given = {.nr = 2, .data = POINTER(fds), .tags = POINTER(tags)};
  struct io_uring_rsrc_register areas = {.nr = 1, .data = POINTER(&area), .tags = POINTER(tags)};
  struct io_uring_rsrc_update2 update = {.offset = 7, .data = POINTER(fds), .nr = 2};
  struct io_uring_rsrc_update2 moved = {.offset = 7, .data = POINTER(&area), .nr = 1};
  struct io_uring_restriction bounds[] = {{.opcode = IORING_RESTRICTION_SQE_OP, .sqe_op = IORING_OP_READV},
                                          {.opcode = IORING_RESTRICTION_SQE_FLAGS_ALLOWED, .sqe_flags = IOSQE_ASYNC}};
  struct io_uring_rsrc_update ring = {.offset = -1, .data = 7}, place = {.offset = 3};
  struct io_uring_buf_reg area_ring = {.ring_addr = POINTER(buffer), .ring_entries = 8, .bgid = 1};
  REGISTER(IORING_REGISTER_EVENTFD_ASYNC, A(arg, FDS), A(nr_args, number(2)));
  REGISTER(IORING_REGISTER_FILES_UPDATE, A(arg, at(&files, STRUCT(A(offset, number(9)), A(fds, FDS)))), A(nr_args,
       number(2)));
#define SKIPPED at(skipped, ARRAY(E(number(1)), E(((value){-2, "IORING_REGISTER_FILES_SKIP", \
     "{\"fd\":-2,\"name\":\"IORING_REGISTER_FILES_SKIP\"}"})), E(number(-3))))
  files.fds = POINTER(skipped);
  REGISTER(IORING_REGISTER_FILES_UPDATE, A(arg, at(&files, STRUCT(A(offset, number(9)), A(fds, SKIPPED)))), A(nr_args,
       number(3)));
  REGISTER(IORING_REGISTER_PROBE, A(arg, address(buffer)), A(nr_args, number(1)));
  struct {
    struct io_uring_probe head;
    struct io_uring_probe_op operations[2];
  } probe = {{.last_op = IORING_OP_READV, .ops_len = 1}, {{IORING_OP_NOP, 0, IO_URING_OP_SUPPORTED}, {IORING_OP_WRITEV}}};
  REGISTER(IORING_REGISTER_PROBE, A(arg, at(&probe, STRUCT(A(last_op, NAMES(IORING_OP_READV)), A(ops_len, number(1)),
       A(ops, ARRAY(E(STRUCT(A(op, NAMES(IORING_OP_NOP)), A(flags, NAMES(IO_URING_OP_SUPPORTED)))), E(STRUCT(A(op,
       NAMES(IORING_OP_WRITEV)), A(flags, NAMES(0))))))))), A(nr_args, number(2)));
  REGISTER(IORING_REGISTER_RESTRICTIONS, A(arg, at(bounds, ARRAY(E(STRUCT(A(opcode, NAMES(IORING_RESTRICTION_SQE_OP)),
       A(sqe_op, NAMES(IORING_OP_READV)))), E(STRUCT(A(opcode, NAMES(IORING_RESTRICTION_SQE_FLAGS_ALLOWED)), A(sqe_flags,
       NAMES(IOSQE_ASYNC))))))), A(nr_args, number(2)));
  REGISTER(IORING_REGISTER_FILES2, A(arg, at(&given, STRUCT(A(nr, number(2)), A(flags, names(0, "0")), A(data, FDS),
       A(tags, TAGS)))), A(nr_args, number(32)));
  REGISTER(IORING_REGISTER_BUFFERS2, A(arg, at(&areas, STRUCT(A(nr, number(1)), A(flags, names(0, "0")), A(data, AREA),
       A(tags, ONE_TAG)))), A(nr_args, number(32)));
  REGISTER(IORING_REGISTER_FILES_UPDATE2, A(arg, at(&update, STRUCT(A(offset, number(7)), A(data, FDS), A(tags,
       address(NULL)), A(nr, number(2))))), A(nr_args, number(32)));
  REGISTER(IORING_REGISTER_BUFFERS_UPDATE, A(arg, at(&moved, STRUCT(A(offset, number(7)), A(data, AREA), A(tags,
       address(NULL)), A(nr, number(1))))), A(nr_args, number(32)));
  REGISTER(IORING_REGISTER_IOWQ_AFF, A(arg, address(NULL)), A(nr_args, number(8)));
#define PLACE(place, n) ((value){0, say("[%s]=%d", #place, n), say("{\"index\":%s,\"value\":%d}", \
     names(place, #place).json, n)})
  REGISTER(IORING_REGISTER_IOWQ_MAX_WORKERS, A(arg, at(most, changed(ARRAY(E(PLACE(IO_WQ_BOUND, 3)),
       E(PLACE(IO_WQ_UNBOUND, 0))), address(most)))), A(nr_args, number(2)));
  REGISTER(IORING_REGISTER_IOWQ_MAX_WORKERS, A(arg, at(most, ARRAY())), A(nr_args, number(0)));
  REGISTER(IORING_REGISTER_RING_FDS, A(arg, at(&ring, ARRAY(E(STRUCT(A(offset, number(-1)), A(data, number(7))))))),
       A(nr_args, number(1)));
  REGISTER(IORING_UNREGISTER_RING_FDS, A(arg, at(&place, ARRAY(E(STRUCT(A(offset, number(3))))))), A(nr_args, number(1)));
#define AREA_RING at(&area_ring, STRUCT(A(ring_addr, address(buffer)), A(ring_entries, number(8)), A(bgid, number(1))))
  REGISTER(IORING_REGISTER_PBUF_RING, A(arg, AREA_RING), A(nr_args, number(1)));
  REGISTER(IORING_UNREGISTER_PBUF_RING, A(arg, AREA_RING), A(nr_args, number(1)));
  // A ring of our own, where the kernel lets us have one.
  struct io_uring_params wanted = {0};
  int ring_fd = syscall(SYS_io_uring_setup, 4, &wanted);
#define OWN(code, v, n) MADE("io_uring_register:" #code, "io_uring_register", SYS_io_uring_register, A(fd, \
     number(ring_fd)), A(opcode, names(code, #code)), A(arg, v), A(nr_args, number(n)))
  OWN(IORING_REGISTER_IOWQ_MAX_WORKERS, at(most, changed(ARRAY(E(PLACE(IO_WQ_BOUND, 3)), E(PLACE(IO_WQ_UNBOUND, 0))),
       out(most, ARRAY(E(PLACE(IO_WQ_BOUND, most[0])), E(PLACE(IO_WQ_UNBOUND, most[1])))))), 2);
  struct io_uring_sync_cancel_reg cancelled = {.addr = 0x77, .fd = -1, .flags = IORING_ASYNC_CANCEL_ANY,
       .timeout = {1, 2}};
#define CANCELLED(n, f) at(&cancelled, STRUCT(A(addr, hex(0x77)), A(fd, number(n)), A(flags, f), A(timeout, \
     STRUCT(A(tv_sec, number(1)), A(tv_nsec, number(2))))))
  REGISTER(IORING_REGISTER_SYNC_CANCEL, A(arg, CANCELLED(-1, NAMES(IORING_ASYNC_CANCEL_ANY))), A(nr_args, number(1)));
  cancelled.fd = 9, cancelled.flags = IORING_ASYNC_CANCEL_FD | IORING_ASYNC_CANCEL_FD_FIXED;
  REGISTER(IORING_REGISTER_SYNC_CANCEL, A(arg, CANCELLED(9, NAMES(IORING_ASYNC_CANCEL_FD|IORING_ASYNC_CANCEL_FD_FIXED))),
       A(nr_args, number(1)));
  struct io_uring_file_index_range range = {.off = 3, .len = 4};
  REGISTER(IORING_REGISTER_FILE_ALLOC_RANGE, A(arg, at(&range, STRUCT(A(off, number(3)), A(len, number(4))))), A(nr_args,
       number(1)));
  flush();
}
