// Makes a map and a program, asks bpf(2) of them and prints what a tracer should write of the answers; 1 if it may not.
#include <linux/bpf.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long bpf(int command, union bpf_attr *attributes) {
  return syscall(SYS_bpf, command, attributes, sizeof *attributes);
}

static int ask(int object, void *information, unsigned length) {
  union bpf_attr a;
  memset(&a, 0, sizeof a);
  a.info.bpf_fd = object, a.info.info_len = length, a.info.info = (uintptr_t)information;
  return bpf(BPF_OBJ_GET_INFO_BY_FD, &a);
}

int main(void) {
  struct bpf_insn code[] = {{.code = BPF_ALU64 | BPF_K | BPF_MOV, .imm = 7}, {.code = BPF_JMP | BPF_EXIT}}, kept[4];
  struct bpf_map_info map = {0};
  struct bpf_prog_info program = {.xlated_prog_len = sizeof kept, .xlated_prog_insns = (uintptr_t)kept, .nr_map_ids = 3};
  union bpf_attr a;
  memset(&a, 0, sizeof a);
  a.map_type = BPF_MAP_TYPE_ARRAY, a.key_size = 4, a.value_size = 8, a.max_entries = 1, strcpy(a.map_name, "counts");
  int map_fd = bpf(BPF_MAP_CREATE, &a);
  memset(&a, 0, sizeof a);
  a.prog_type = BPF_PROG_TYPE_SOCKET_FILTER, a.insn_cnt = 2, a.insns = (uintptr_t)code, a.license = (uintptr_t) "BSD";
  int program_fd = bpf(BPF_PROG_LOAD, &a);
  if (ask(map_fd, &map, sizeof map) || ask(program_fd, &program, sizeof program) || ask(program_fd, &program, 8))
    return 1;
  printf("info={type=BPF_MAP_TYPE_ARRAY, id=%u, key_size=4, value_size=8, max_entries=1, map_flags=0, name=\"counts\",\n",
         map.id);
  printf("xlated_prog_len=32 => %u, xlated_prog_insns=[{code=BPF_ALU64|BPF_K|BPF_MOV, dst_reg=BPF_REG_0,\n",
         program.xlated_prog_len);
  printf("load_time=%llu /* 2\n, nr_map_ids=3 => 0, map_ids=NULL,\n", (unsigned long long)program.load_time);
  printf("info_len=8, info={type=BPF_PROG_TYPE_SOCKET_FILTER, id=%u}}}\n", program.id);
  return 0;
}
