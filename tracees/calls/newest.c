// Calls that came with Linux 6.5 and later, newer than C's headers may be: the structures are written out here.
#include "expect.h"
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <time.h>

// The same number in every ABI of x86 (x32's bit aside).
enum {
  MAKES_cachestat = 451, MAKES_fchmodat2, MAKES_map_shadow_stack, MAKES_futex_wake, MAKES_futex_wait, MAKES_futex_requeue,
  MAKES_statmount, MAKES_listmount, MAKES_lsm_get_self_attr, MAKES_lsm_set_self_attr, MAKES_lsm_list_modules, MAKES_mseal,
  MAKES_setxattrat, MAKES_getxattrat, MAKES_listxattrat, MAKES_removexattrat, MAKES_open_tree_attr, MAKES_file_getattr,
  MAKES_file_setattr, MAKES_listns, MAKES_rseq_slice_yield
};
#define NEW(name, ...) MADE(#name, #name, MAKES_##name, ##__VA_ARGS__)
static const char name[] = "newest-file";
#define PLACE A(dirfd, fdcwd()), A(pathname, path(name))
#define WHERE PLACE, A(flags, NAMES(AT_SYMLINK_NOFOLLOW))

static void attributes(void) {
  NEW(fchmodat2, PLACE, A(mode, octal(0600)), A(flags, NAMES(AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH|0x1)));
  NEW(fchmodat2, A(dirfd, number(-1)), A(pathname, path("")), A(mode, octal(0)), A(flags, nameless(1, "AT_???")));
  struct {
    uint64_t value;
    uint32_t size, flags;
  } set = {(uintptr_t)"red", 4, 1}, get = {0, 0, 0}, none = {0, 0, 0};
  char value[16] = "";
#define ARGS(s, v) at(&s, STRUCT(A(value, v), A(size, number(s.size)), A(flags, s.flags ? names(1, "XATTR_CREATE") : NAMES(0))))
  NEW(setxattrat, WHERE, A(name, string("user.colour")), A(args, ARGS(set, string("red"))), A(size, number(16)));
  NEW(setxattrat, WHERE, A(name, string("user.colour")), A(args, address(&set)), A(size, number(15)));
  get.value = (uintptr_t)value, get.size = sizeof value;
  NEW(getxattrat, WHERE, A(name, string("user.colour")), A(args, ARGS(get, result > 0 && phase == 2
       ? quoted(value, result - 1, 32) : address(value))), A(size, number(16)));
  NEW(getxattrat, WHERE, A(name, string("user.nothing")), A(args, ARGS(none, address(NULL))), A(size, number(16)));
  NEW(listxattrat, WHERE, A(list, out(value, bytes(value, result))), A(size, number(sizeof value)));
  NEW(removexattrat, WHERE, A(name, string("user.colour")));
  struct {
    uint64_t flags;
    uint32_t extent, extents, project, copied;
  } attr = {0x10, 1, 2, 3, 4};
  NEW(file_setattr, PLACE, A(attr, at(&attr, STRUCT(A(fa_xflags, names(0x10, "FS_XFLAG_APPEND")), A(fa_extsize,
       number(1)), A(fa_projid, hex(3)), A(fa_cowextsize, number(4))))), A(size, number(24)), A(flags,
       nameless(1, "AT_???")));
  NEW(file_getattr, PLACE, A(attr, address(&attr)), A(size, number(23)), A(flags, NAMES(AT_SYMLINK_NOFOLLOW)));
  attr.flags = 0;
  NEW(file_getattr, PLACE, A(attr, out(&attr, STRUCT(A(fa_xflags, attr.flags ? names(0x80000000, "FS_XFLAG_HASATTR")
       : NAMES(0)), A(fa_extsize, number(attr.extent)), A(fa_nextents, number(attr.extents)), A(fa_projid,
       hex(attr.project)), A(fa_cowextsize, number(attr.copied))))), A(size, number(24)), A(flags, NAMES(0)));
}

static void cached(int fd) {
  uint64_t range[] = {0x1000, 2}, counts[5] = {0};
#define RANGE A(range, at(range, STRUCT(A(off, hex(0x1000)), A(len, number(2)))))
  NEW(cachestat, A(fd, number(fd)), RANGE, A(cstat, out(counts, STRUCT(A(nr_cache, number(counts[0])), A(nr_dirty,
       number(counts[1])), A(nr_writeback, number(counts[2])), A(nr_evicted, number(counts[3])), A(nr_recently_evicted,
       number(counts[4]))))), A(flags, hex(0)));
  NEW(cachestat, A(fd, number(-1)), RANGE, A(cstat, address(counts)), A(flags, hex(5)));
}

struct mounted {
  uint32_t size, opts;
  uint64_t mask;
  uint32_t major, minor;
  uint64_t magic;
  uint32_t flags, type;
  uint64_t id, parent;
  uint32_t old, old_parent;
  uint64_t attr, propagation, peers, master, from;
  uint32_t root, point;
  uint64_t ns, more[49];
  char text[512];
};

static void mounts(void) {
  struct {
    uint32_t size, spare;
    uint64_t id, param, ns;
  } ask = {24, 0, -1ULL, 0, 0};
  uint64_t ids[1] = {0};
  NEW(listmount, A(req, at(&ask, STRUCT(A(size, number(24)), A(mnt_id, names(-1ULL, "LSMT_ROOT")), A(param, hex(0))))),
      A(mnt_ids, out(ids, result == 1 ? ARRAY(E(hex(ids[0]))) : ARRAY())), A(nr_mnt_ids, number(1)), A(flags, NAMES(0)));
  NEW(listmount, A(req, address(NULL)), A(mnt_ids, address(ids)), A(nr_mnt_ids, number(1)), A(flags, names(3,
       "LISTMOUNT_REVERSE|0x2")));
  struct mounted is = {0};
  ask.size = 32, ask.id = ids[0], ask.param = 1 | 8 | 16;
#define ASKED A(req, at(&ask, STRUCT(A(size, number(32)), A(mnt_id, hex(ask.id)), A(param, names(25, \
     "STATMOUNT_SB_BASIC|STATMOUNT_MNT_ROOT|STATMOUNT_MNT_POINT")), A(mnt_ns_id, hex(0)))))
  NEW(statmount, ASKED, A(buf, out(&is, STRUCT(A(size, number(is.size)), A(mask, names(is.mask,
       "STATMOUNT_SB_BASIC|STATMOUNT_MNT_ROOT|STATMOUNT_MNT_POINT")), A(sb_dev_major, number(is.major)),
       A(sb_dev_minor, number(is.minor)), A(sb_magic, is.magic == 0x858458f6 ? names(is.magic, "RAMFS_MAGIC") :
       is.magic == 0xef53 ? names(is.magic, "EXT2_SUPER_MAGIC") : is.magic == 0x794c7630 ? names(is.magic,
       "OVERLAYFS_SUPER_MAGIC") : is.magic == 0x9fa0 ? names(is.magic,
       "PROC_SUPER_MAGIC") : names(is.magic, "TMPFS_MAGIC")), A(sb_flags, BITS(is.flags, {"MS_RDONLY", 1},
       {"MS_SYNCHRONOUS", 16}, {"MS_DIRSYNC", 128}, {"MS_LAZYTIME", 1 << 25})), A(mnt_root, path(is.text + is.root)),
       A(mnt_point, path(is.text + is.point))))), A(bufsize, number(sizeof is)), A(flags, hex(0)));
  NEW(statmount, ASKED, A(buf, address(&is)), A(bufsize, number(3)), A(flags, hex(1)));
  uint32_t small = 23;
  NEW(statmount, A(req, at(&small, STRUCT(A(size, number(23))))), A(buf, address(NULL)), A(bufsize, number(0)), A(flags,
       hex(0)));
  uint64_t attr[] = {1, 2, 1 << 18, 3};
  NEW(open_tree_attr, A(dirfd, number(-1)), A(pathname, path("")), A(flags, names(0x80001,
       "OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC")), A(attr, at(attr, STRUCT(A(attr_set, names(1, "MOUNT_ATTR_RDONLY")),
       A(attr_clr, names(2, "MOUNT_ATTR_NOSUID")), A(propagation, names(1 << 18, "MS_PRIVATE")), A(userns_fd,
       number(3))))), A(size, number(32)));
  struct {
    uint32_t size, spare;
    uint64_t id;
    uint32_t type, spare2;
    uint64_t user;
  } spaces = {32, 0, 1, 0x20000080, 0, -1ULL};
  NEW(listns, A(req, at(&spaces, STRUCT(A(size, number(32)), A(ns_id, hex(1)), A(ns_type, names(0x20000080,
       "TIME_NS|PID_NS")), A(user_ns_id, names(-1ULL, "LISTNS_CURRENT_USER"))))), A(ns_ids, address(ids)), A(nr_ns_ids,
       number(1)), A(flags, hex(9)));
}

// What was asked for, and where the answer would be.
static value single(const void *p, uint64_t id) {
  return (value){(long)p, say("{id=LSM_ID_CAPABILITY} => %p", p), say("{\"entry\":{\"id\":{\"raw\":%d,\"names\":"
       "[\"LSM_ID_CAPABILITY\"]}},\"exit\":\"%p\"}", (int)id, p)};
}

static void modules(void) {
  struct {
    uint64_t id, flags, len, ctx_len;
    char ctx[8];
  } context = {100, 1, 36, 4, "ab\1"};
  uint32_t size = 48;
#define CONTEXT(...) at(&context, STRUCT(A(id, names(100, "LSM_ID_CAPABILITY")), A(flags, hex(1)), A(len, number(36)), \
     A(ctx_len, number(4)), ##__VA_ARGS__))
#define HEXED (value){0, "\"\\x61\\x62\\x01\\x00\"", "{\"hex\":\"61620100\"}"}
  NEW(lsm_set_self_attr, A(attr, names(100, "LSM_ATTR_CURRENT")), A(ctx, CONTEXT(A(ctx, HEXED))), A(size, number(36)),
      A(flags, hex(1)));
  NEW(lsm_set_self_attr, A(attr, nameless(1, "LSM_ATTR_???")), A(ctx, CONTEXT()), A(size, number(32)), A(flags, hex(1)));
  NEW(lsm_get_self_attr, A(attr, names(100, "LSM_ATTR_CURRENT")), A(ctx, address(NULL)), A(size, address(NULL)),
      A(flags, nameless(2, "LSM_FLAG_???")));
  NEW(lsm_list_modules, A(ids, address(NULL)), A(size, address(NULL)), A(flags, hex(3)));
  MADE("lsm_get_self_attr:LSM_FLAG_SINGLE", "lsm_get_self_attr", MAKES_lsm_get_self_attr, A(attr, names(100,
       "LSM_ATTR_CURRENT")), A(ctx, single(&context, context.id)), A(size, cell(&size, number(48))), A(flags, names(3,
       "LSM_FLAG_SINGLE|0x2")));
  MADE("lsm_get_self_attr:LSM_FLAG_SINGLE", "lsm_get_self_attr", MAKES_lsm_get_self_attr, A(attr, names(100,
       "LSM_ATTR_CURRENT")), A(ctx, address(&context)), A(size, address(NULL)), A(flags, names(1, "LSM_FLAG_SINGLE")));
}

static void waiting(void) {
  uint32_t word = 5;
  int64_t past[] = {0, 1};
  struct {
    uint64_t val, uaddr;
    uint32_t flags, pad;
  } waiters[] = {{1, (uintptr_t)&word, 2, 0}, {9, 0, 0x83, 7}};
  NEW(futex_wake, A(uaddr, address(&word)), A(mask, NAMES(0xf)), A(nr, number(-1)), A(flags, names(0x82,
       "FUTEX2_SIZE_U32|FUTEX2_PRIVATE")));
  NEW(futex_wait, A(uaddr, address(&word)), A(val, number(4)), A(mask, names(0xffffffff, "FUTEX_BITSET_MATCH_ANY")),
      A(flags, names(0x46, "FUTEX2_SIZE_U32|FUTEX2_NUMA|0x40")), A(timeout, at(past, STRUCT(A(tv_sec, number(0)),
      A(tv_nsec, number(1))))), A(clockid, NAMES(CLOCK_MONOTONIC)));
  NEW(futex_requeue, A(waiters, at(waiters, ARRAY(E(STRUCT(A(val, hex(1)), A(uaddr, address(&word)), A(flags, names(2,
       "FUTEX2_SIZE_U32")))), E(STRUCT(A(val, hex(9)), A(uaddr, address(NULL)), A(flags, names(0x83,
       "FUTEX2_SIZE_U64|FUTEX2_PRIVATE")), A(__reserved, hex(7))))))), A(flags, hex(1)), A(nr_wake, number(1)),
       A(nr_requeue, number(-2)));
}

#ifndef PR_SET_MDWE
enum { PR_MDWE_REFUSE_EXEC_GAIN = 1, PR_SET_MDWE = 65, PR_GET_MDWE };
#endif
enum { PR_RISCV_SET_ICACHE_FLUSH_CTX = 71, PR_PPC_GET_DEXCR, PR_PPC_SET_DEXCR, F_DUPFD_QUERY = 1027 };
#define REST A(arg3, hex(0)), A(arg4, hex(0x77)), A(arg5, hex(0))
#define CONTROL(option_, ...) MADE("prctl:" #option_, "prctl", SYS_prctl, A(option, names(option_, #option_)), \
     ##__VA_ARGS__)

static void controls(int fd) {
  CONTROL(PR_SET_MDWE, A(arg2, names(9, "PR_MDWE_REFUSE_EXEC_GAIN|0x8")), REST);
  CONTROL(PR_GET_MDWE, A(arg2, hex(1)), REST);
  CONTROL(PR_SET_IO_FLUSHER, A(arg2, number(9)), REST);
  CONTROL(PR_SET_MM, A(arg2, names(13, "PR_SET_MM_EXE_FILE")), REST);
  CONTROL(PR_RISCV_SET_ICACHE_FLUSH_CTX, A(ctx, names(1, "PR_RISCV_CTX_SW_FENCEI_OFF")), A(scope, nameless(2,
       "PR_RISCV_SCOPE_???")));
  CONTROL(PR_PPC_GET_DEXCR, A(which, names(3, "PR_PPC_DEXCR_NPHIE")), REST);
  CONTROL(PR_PPC_SET_DEXCR, A(which, names(2, "PR_PPC_DEXCR_SRAPD")), A(ctrl, names(0x22,
       "PR_PPC_DEXCR_CTRL_SET|0x20")), A(arg4, hex(0)), A(arg5, hex(1)));
  VARIANT(fcntl, F_DUPFD_QUERY, A(fd, number(fd)), A(cmd, names(F_DUPFD_QUERY, "F_DUPFD_QUERY")), A(arg, number(fd)));
}

int main(void) {
  int fd = open(name, O_RDWR | O_CREAT, 0600);
  attributes();
  cached(fd);
  controls(fd);
  unlink(name);
  mounts();
  modules();
  waiting();
  NEW(map_shadow_stack, A(addr, address((void *)1)), A(len, number(4096)), A(flags, names(7,
       "SHADOW_STACK_SET_TOKEN|SHADOW_STACK_SET_MARKER|0x4")));
  NEW(mseal, A(addr, address((void *)1)), A(len, number(4096)), A(flags, hex(1)));
  NEW(rseq_slice_yield);
  flush();
}
