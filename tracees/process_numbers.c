// Makes calls that take and give numbers of processes, groups and sessions, under a name of its own.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int me = getpid(), ends[2];
  prctl(PR_SET_NAME, "a>b\"\\\x01\xe9 1\n");
  syscall(SYS_getpid);
  syscall(SYS_gettid);
  syscall(SYS_tgkill, me, me, 0);
  kill(1 << 22, 0);
  setpgid(0, 0);
  getpgid(me);
  getsid(me);
  kill(-getpgrp(), 0);
  getpriority(PRIO_PROCESS, me);
  getpriority(PRIO_PGRP, getpgrp());
  syscall(SYS_ioprio_get, 1, me);
  struct f_owner_ex owner = {F_OWNER_TID, me};
  syscall(SYS_pipe, ends);
  fcntl(ends[0], F_SETOWN, -getpgrp());
  fcntl(ends[0], F_GETOWN);
  fcntl(ends[0], F_SETOWN_EX, &owner);
  fcntl(ends[0], F_GETOWN_EX, &owner);
  signal(SIGUSR1, SIG_IGN);
  kill(me, SIGUSR1);
  int pidfd = syscall(SYS_pidfd_open, me, 0);
  int child = syscall(SYS_vfork);
  if (child == 0) _exit(0);
  waitid(P_PID, child, 0, WEXITED | WNOWAIT);
  waitpid(child, 0, 0);
  close(pidfd);
  return 0;
}
