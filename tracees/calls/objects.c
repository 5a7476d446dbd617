// bpf(2): objects found by their numbers, frozen, bound and detached; nothing of it succeeds.
#include "expect.h"

enum {
  BPF_PROG_GET_FD_BY_ID = 13, BPF_MAP_GET_FD_BY_ID, BPF_RAW_TRACEPOINT_OPEN = 17, BPF_BTF_GET_FD_BY_ID = 19,
  BPF_MAP_FREEZE = 22, BPF_LINK_GET_FD_BY_ID = 30, BPF_ENABLE_STATS = 32, BPF_ITER_CREATE, BPF_LINK_DETACH,
  BPF_PROG_BIND_MAP, BPF_TOKEN_CREATE
};
#define BPF(command, size_, ...) MADE("bpf:" #command, "bpf", SYS_bpf, A(cmd, names(command, #command)), A(attr, \
     at(words, STRUCT(__VA_ARGS__))), A(size, number(size_)))

int main(void) {
  unsigned words[4] = {-1U, 7, 0x18, 0};
#define NUMBERED(kind) A(kind, unsigned_(-1U)), A(next_id, number(7)), A(open_flags, names(0x18, \
     "BPF_F_RDONLY|BPF_F_WRONLY"))
  BPF(BPF_PROG_GET_FD_BY_ID, 12, NUMBERED(prog_id));
  BPF(BPF_MAP_GET_FD_BY_ID, 12, NUMBERED(map_id));
  BPF(BPF_BTF_GET_FD_BY_ID, 4, A(btf_id, unsigned_(-1U)));
  BPF(BPF_LINK_GET_FD_BY_ID, 4, A(link_id, unsigned_(-1U)));
  BPF(BPF_MAP_FREEZE, 4, A(map_fd, number(-1)));
  BPF(BPF_ITER_CREATE, 8, A(iter_create, STRUCT(A(link_fd, number(-1)), A(flags, hex(7)))));
  BPF(BPF_LINK_DETACH, 4, A(link_detach, STRUCT(A(link_fd, number(-1)))));
  BPF(BPF_PROG_BIND_MAP, 12, A(prog_bind_map, STRUCT(A(prog_fd, number(-1)), A(map_fd, number(7)), A(flags,
       hex(0x18)))));
  words[0] = 9, words[1] = -1U;
  BPF(BPF_TOKEN_CREATE, 8, A(token_create, STRUCT(A(flags, hex(9)), A(bpffs_fd, number(-1)))));
  BPF(BPF_ENABLE_STATS, 4, A(enable_stats, STRUCT(A(type, nameless(9, "BPF_STATS_???")))));
  unsigned long long point[2] = {(uintptr_t)"no_such_point", -1U};
  MADE("bpf:BPF_RAW_TRACEPOINT_OPEN", "bpf", SYS_bpf, A(cmd, names(BPF_RAW_TRACEPOINT_OPEN, "BPF_RAW_TRACEPOINT_OPEN")),
       A(attr, at(point, STRUCT(A(raw_tracepoint, STRUCT(A(name, string("no_such_point")), A(prog_fd, number(-1))))))),
       A(size, number(16)));
  flush();
}
