// Installs two seccomp filters: getppid fails with EPERM, getuid asks the tracer (0x1234). Then reads a line and tries both.
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static int install(unsigned flags, int number, unsigned answer) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, answer),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = 4, .filter = code};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

int main(void) {
  char line[80];
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (install(0, SYS_getppid, SECCOMP_RET_ERRNO | EPERM)) return 1;
  if (install(SECCOMP_FILTER_FLAG_LOG, SYS_getuid, SECCOMP_RET_TRACE | 0x1234)) return 2;
  printf("ready\n");
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin)) return 3;
  printf("getppid %s\n", syscall(SYS_getppid) < 0 ? "refused" : "allowed");
  printf("getuid %s\n", syscall(SYS_getuid) < 0 ? "refused" : "allowed");
  return 0;
}
