// Installs a seccomp filter of its own that answers getppid(2): by errno, trap, or for all threads (tsync, while one calls on); or asks about filters only (ask), or is refused (bad).
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_int refused;

static void trapped(int signal) { refused = signal; }

static void *calls_on(void *nothing) {
  while (syscall(SYS_getppid) > 0) getpid();
  refused = 1;
  return nothing;
}

int main(int count, char **words) {
  const char *mode = count > 1 ? words[1] : "errno";
  unsigned answer = strcmp(mode, "trap") ? SECCOMP_RET_ERRNO | EPERM : SECCOMP_RET_TRAP;
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, answer),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = strcmp(mode, "bad") ? 4 : 0, .filter = code};
  unsigned flags = strcmp(mode, "tsync") ? 0 : SECCOMP_FILTER_FLAG_TSYNC;
  pthread_t thread;
  signal(SIGSYS, trapped);
  if (flags) pthread_create(&thread, NULL, calls_on, NULL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (!strcmp(mode, "ask")) {
    syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &answer);
  } else if (!strcmp(mode, "prctl")) {
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
  } else {
    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
  }
  if (flags) pthread_join(thread, NULL);
  int in_child = fork();
  int got = syscall(SYS_getppid);
  if (in_child) wait(NULL);
  return in_child == 0 ? 0 : got < 0 || refused ? 3 : 0;
}
