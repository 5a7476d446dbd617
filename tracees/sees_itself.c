// Prints what a program can ask the kernel about itself, a fact a line: `what = value`.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <unistd.h>

static long words[1024];
static void ask(const char *what, int which, long number, long a, long b, long c, long d) {
  words[0] = words[1] = words[2] = words[3] = words[4] = 0;
  long result = syscall(number, a, b, c, d, 0L);
  printf("%s %d = %ld", what, which, result < 0 ? -errno : result);
  printf(" %lx %lx %lx %lx %lx\n", words[0], words[1], words[2], words[3], words[4]);
}

int main(void) {
  static const int gets[] = {PR_GET_KEEPCAPS, PR_GET_TIMING, PR_GET_SECCOMP, PR_GET_SECUREBITS, PR_GET_TIMERSLACK,
                             PR_MCE_KILL_GET, PR_GET_NO_NEW_PRIVS, PR_GET_THP_DISABLE, PR_GET_IO_FLUSHER, 66, 68};
  for (unsigned i = 0; i < sizeof gets / sizeof *gets; i++)
    ask("prctl", gets[i], SYS_prctl, gets[i], 0, 0, 0);
  for (int what = 0; what < 3; what++)
    ask("speculation", what, SYS_prctl, PR_GET_SPECULATION_CTRL, what, 0, 0), ask("timer", what, SYS_getitimer, what, (long)words, 0, 0);
  for (int fd = 0; fd < 20; fd++)
    ask("flags", fd, SYS_fcntl, fd, F_GETFL, 0, 0), ask("close-on-exec", fd, SYS_fcntl, fd, F_GETFD, 0, 0);
  for (int signal = 1; signal <= 64; signal++)
    ask("action", signal, SYS_rt_sigaction, signal, 0, (long)words, 8);
  ask("blocked", 0, SYS_rt_sigprocmask, 0, 0, (long)words, 8);
  ask("pending", 0, SYS_rt_sigpending, (long)words, 8, 0, 0);
  ask("scheduling", 0, SYS_sched_getattr, 0, (long)words, 56, 0);
  ask("input/output priority", 0, SYS_ioprio_get, 1, 0, 0, 0);
  ask("memory policy", 0, SYS_get_mempolicy, (long)words, 0, 0, 0);
  ask("affinity", 0, SYS_sched_getaffinity, 0, 8192, (long)words, 0);
  ask("child", 0, SYS_wait4, -1, 0, 1, 0);
  ask("session keyring", 0, SYS_keyctl, 0, -3, 0, 0);
  ask("PTRACE_TRACEME", 0, SYS_ptrace, PTRACE_TRACEME, 0, 0, 0);
  return 0;
}
