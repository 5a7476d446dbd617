// Asynchronous I/O, io_uring, BPF, counters, confinement, keys.
#include "expect.h"
#include <fcntl.h>
#include <linux/aio_abi.h>
#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/keyctl.h>
#include <linux/landlock.h>
#include <linux/perf_event.h>
#include <linux/time_types.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <time.h>

static char buffer[100];
static int file;
static struct timespec soon = {0, 1};
static struct __kernel_timespec soon64 = {0, 1};
#define TIME(t) at(&t, STRUCT(A(tv_sec, number(0)), A(tv_nsec, number(1))))

static void asynchronous(void) {
  unsigned long context = 0;
  CALL(io_setup, A(nr_events, unsigned_(5)), A(ctx_idp, out(&context, cell(&context, address((void *)context)))));
  struct iocb block = {.aio_data = 0x77, .aio_lio_opcode = IOCB_CMD_PWRITE, .aio_fildes = file,
       .aio_buf = (uintptr_t)"hello", .aio_nbytes = 5, .aio_offset = 3}, *blocks[] = {&block};
#define BLOCK at(&block, STRUCT(A(aio_data, hex(0x77)), A(aio_lio_opcode, NAMES(IOCB_CMD_PWRITE)), A(aio_fildes, \
     number(file)), A(aio_buf, string("hello")), A(aio_nbytes, number(5)), A(aio_offset, number(3))))
  CALL(io_submit, A(ctx_id, address((void *)context)), A(nr, number(1)), A(iocbpp, at(blocks, ARRAY(E(BLOCK)))));
  struct io_event event;
#define EVENT ARRAY(E(STRUCT(A(data, hex(event.data)), A(obj, hex(event.obj)), A(res, number(event.res)), A(res2, \
     number(event.res2)))))
  CALL(io_getevents, A(ctx_id, address((void *)context)), A(min_nr, number(1)), A(nr, number(1)), A(events,
       out(&event, EVENT)), A(timeout, address(NULL)));
  CALL(io_getevents, A(ctx_id, address((void *)context)), A(min_nr, number(0)), A(nr, number(1)), A(events,
       out(&event, ARRAY())), A(timeout, TIME(soon)));
  CALL(io_pgetevents, A(ctx_id, address(NULL)), A(min_nr, number(0)), A(nr, number(1)), A(events, address(&event)),
       A(timeout, TIME(soon)), A(usig, address(NULL)));
#ifdef SYS_io_pgetevents_time64
  CALL(io_pgetevents_time64, A(ctx_id, address(NULL)), A(min_nr, number(0)), A(nr, number(1)), A(events,
       address(&event)), A(timeout, TIME(soon64)), A(usig, address(NULL)));
#endif
  CALL(io_cancel, A(ctx_id, address(NULL)), A(iocb, at(&block, STRUCT(A(aio_data, hex(0x77)), A(aio_lio_opcode,
       NAMES(IOCB_CMD_PWRITE)), A(aio_fildes, number(file))))), A(result, address(&event)));
  CALL(io_destroy, A(ctx_id, address((void *)context)));
}

static void ring(void) {
  struct io_uring_params p = {.flags = 0x80000000u};
  struct iovec area = {buffer, 100};
  int fds[] = {file, -1}, event = 7;
  CALL(io_uring_setup, A(entries, unsigned_(2)), A(params, at(&p, STRUCT(A(flags, nameless(0x80000000u,
       "IORING_SETUP_???")), A(sq_thread_cpu, number(0)), A(sq_thread_idle, number(0))))));
  CALL(io_uring_enter, A(fd, number(-1)), A(to_submit, number(1)), A(min_complete, number(2)), A(flags,
       NAMES(IORING_ENTER_GETEVENTS|IORING_ENTER_SQ_WAKEUP)), A(sig, address(NULL)), A(sigsetsize, number(8)));
#define REGISTER(code, ...) MADE("io_uring_register:" #code, "io_uring_register", SYS_io_uring_register, A(fd, \
     number(-1)), A(opcode, names(code, #code)), ##__VA_ARGS__)
  REGISTER(IORING_REGISTER_BUFFERS, A(arg, at(&area, ARRAY(E(STRUCT(A(iov_base, address(buffer)), A(iov_len,
       number(100))))))), A(nr_args, number(1)));
  REGISTER(IORING_REGISTER_FILES, A(arg, at(fds, ARRAY(E(number(file)), E(number(-1))))), A(nr_args, number(2)));
  REGISTER(IORING_REGISTER_EVENTFD, A(arg, at(&event, ARRAY(E(number(7))))), A(nr_args, number(1)));
  CALL(io_uring_register, A(fd, number(-1)), A(opcode, nameless(999, "IORING_REGISTER_???")), A(arg,
       address((void *)8)), A(nr_args, number(1)));
}

// Attributes that the kernel refuses: descriptors that are none.
static void programs(void) {
#define BPF(cmd_, attr_, ...) MADE("bpf:" #cmd_, "bpf", SYS_bpf, A(cmd, names(cmd_, #cmd_)), A(attr, at(&attr_, \
     STRUCT(__VA_ARGS__))), A(size, number(sizeof attr_)))
  struct {
    unsigned type, key, value, most;
  } map = {99, 4, 8, 16};
  BPF(BPF_MAP_CREATE, map, A(map_type, nameless(99, "BPF_MAP_TYPE_???")), A(key_size, number(4)), A(value_size,
       number(8)), A(max_entries, number(16)));
  struct {
    unsigned fd, pad;
    uint64_t key, value, flags;
  } element = {-1, 0, 8, 16, BPF_NOEXIST};
  struct {
    unsigned fd, pad;
    uint64_t key;
  } deleted = {-1, 0, 8};
  struct {
    unsigned fd, pad;
    uint64_t key, next;
  } next = {-1, 0, 8, 16};
#define ADDRESS(n) address((void *)n)
#define ELEMENT(v) A(map_fd, number(-1)), A(key, ADDRESS(8)), A(value, ADDRESS(16)), A(flags, v)
  BPF(BPF_MAP_LOOKUP_ELEM, element, ELEMENT(nameless(1, "BPF_???")));
  BPF(BPF_MAP_UPDATE_ELEM, element, ELEMENT(NAMES(BPF_NOEXIST)));
  element.flags = BPF_F_LOCK | 8;
  BPF(BPF_MAP_LOOKUP_ELEM, element, ELEMENT(NAMES(BPF_F_LOCK|0x8)));
  element.flags = BPF_ANY;
  BPF(BPF_MAP_LOOKUP_ELEM, element, ELEMENT(NAMES(BPF_ANY)));
  BPF(BPF_MAP_DELETE_ELEM, deleted, A(map_fd, number(-1)), A(key, ADDRESS(8)));
  BPF(BPF_MAP_GET_NEXT_KEY, next, A(map_fd, number(-1)), A(key, ADDRESS(8)), A(next_key, ADDRESS(16)));
  struct {
    unsigned type, count;
    uint64_t instructions, license;
    unsigned level, size;
    uint64_t log;
    unsigned version, flags;
  } program = {BPF_PROG_TYPE_SOCKET_FILTER, 0, 8, (uintptr_t)"GPL", 0, 0, 0, 0x060102, 0};
  BPF(BPF_PROG_LOAD, program, A(prog_type, NAMES(BPF_PROG_TYPE_SOCKET_FILTER)), A(insn_cnt, number(0)), A(insns,
       ADDRESS(8)), A(license, string("GPL")), A(log_level, number(0)), A(log_size, number(0)), A(log_buf,
       ADDRESS(0)),
      A(kern_version, ((value){0, "KERNEL_VERSION(6, 1, 2)",
           "{\"raw\":393474,\"function\":\"KERNEL_VERSION\",\"arguments\":[6,1,2]}"})), A(prog_flags, NAMES(0)));
  struct {
    uint64_t path;
    unsigned fd, flags;
  } object = {(uintptr_t)"missing/x", -1, 0};
  BPF(BPF_OBJ_PIN, object, A(pathname, string("missing/x")), A(bpf_fd, number(-1)), A(file_flags, number(0)));
  BPF(BPF_OBJ_GET, object, A(pathname, string("missing/x")), A(bpf_fd, number(-1)), A(file_flags, number(0)));
  struct {
    unsigned fd, length;
    uint64_t info;
  } asked = {-1, 88, 8};
  BPF(BPF_OBJ_GET_INFO_BY_FD, asked, A(info, STRUCT(A(bpf_fd, number(-1)), A(info_len, number(88)), A(info,
       ADDRESS(8)))));
  struct {
    int target, bpf;
    unsigned type, flags;
  } attached = {-1, -1, BPF_CGROUP_INET_EGRESS, 0};
#define ATTACHED A(target_fd, number(-1)), A(attach_bpf_fd, number(-1)), A(attach_type, \
     NAMES(BPF_CGROUP_INET_EGRESS)), A(attach_flags, number(0))
  BPF(BPF_PROG_ATTACH, attached, ATTACHED);
  BPF(BPF_PROG_DETACH, attached, A(target_fd, number(-1)), A(attach_type, NAMES(BPF_CGROUP_INET_EGRESS)));
  CALL(bpf, A(cmd, nameless(999, "BPF_???")), A(attr, address((void *)8)), A(size, number(1)));
}

static void counters(void) {
  struct perf_event_attr a = {.type = PERF_TYPE_SOFTWARE, .size = 64, .config = PERF_COUNT_SW_PAGE_FAULTS,
       .sample_period = 5, .disabled = 1, .exclude_kernel = 1};
  CALL(perf_event_open, A(attr, at(&a, STRUCT(A(type, NAMES(PERF_TYPE_SOFTWARE)), A(size, names(64,
       "PERF_ATTR_SIZE_VER0")), A(config, NAMES(PERF_COUNT_SW_PAGE_FAULTS)), A(sample_period, number(5)),
       A(sample_type, NAMES(0)), A(read_format, NAMES(0)), A(disabled, number(1)), A(exclude_kernel, number(1)),
       A(precise_ip, ((value){0, "0 /* arbitrary skid */", "0"})), MORE))), A(pid, number(-7)), A(cpu, number(0)),
       A(group_fd, number(-1)), A(flags, NAMES(PERF_FLAG_FD_CLOEXEC)));
#define COUNTER(command, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, \
     names(WIDE(command), #command)), ##__VA_ARGS__)
  COUNTER(PERF_EVENT_IOC_ENABLE, A(argp, NAMES(0)));
  COUNTER(PERF_EVENT_IOC_DISABLE, A(argp, NAMES(PERF_IOC_FLAG_GROUP)));
  COUNTER(PERF_EVENT_IOC_RESET, A(argp, NAMES(0)));
  COUNTER(PERF_EVENT_IOC_ID, A(argp, address(buffer)));
}

static void confined(void) {
  struct {
    uint64_t files;
  } rules = {LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE};
  struct landlock_path_beneath_attr beneath = {LANDLOCK_ACCESS_FS_EXECUTE, -1};
  struct {
    uint64_t access, port;
  } port = {1, 80};
  CALL(landlock_create_ruleset, A(attr, at(&rules, STRUCT(A(handled_access_fs,
       NAMES(LANDLOCK_ACCESS_FS_EXECUTE|LANDLOCK_ACCESS_FS_READ_FILE))))), A(size, number(8)), A(flags, names(0x100,
       "0x100 /* LANDLOCK_CREATE_RULESET_??? */")));
  MADE("landlock_add_rule:LANDLOCK_RULE_PATH_BENEATH", "landlock_add_rule", SYS_landlock_add_rule, A(ruleset_fd,
       number(-1)), A(rule_type, NAMES(LANDLOCK_RULE_PATH_BENEATH)), A(rule_attr, at(&beneath,
       STRUCT(A(allowed_access, NAMES(LANDLOCK_ACCESS_FS_EXECUTE)), A(parent_fd, number(-1))))), A(flags,
       number(0)));
  MADE("landlock_add_rule:LANDLOCK_RULE_NET_PORT", "landlock_add_rule", SYS_landlock_add_rule, A(ruleset_fd,
       number(-1)), A(rule_type, names(2, "LANDLOCK_RULE_NET_PORT")), A(rule_attr, at(&port,
       STRUCT(A(allowed_access, names(1, "LANDLOCK_ACCESS_NET_BIND_TCP")), A(port, number(80))))), A(flags,
       number(0)));
  CALL(landlock_add_rule, A(ruleset_fd, number(-1)), A(rule_type, nameless(99, "LANDLOCK_RULE_???")), A(rule_attr,
       address((void *)8)), A(flags, hex(7)));
  CALL(landlock_restrict_self, A(ruleset_fd, number(-1)), A(flags, names(0x12,
       "LANDLOCK_RESTRICT_SELF_LOG_NEW_EXEC_ON|0x10")));
}

int main(void) {
  file = open("a", O_RDWR | O_CREAT, 0600);
  asynchronous();
  ring();
  programs();
  counters();
  confined();
  unlink("a");
  flush();
}
