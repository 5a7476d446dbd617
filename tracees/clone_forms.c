// Makes a child by clone(2) with the flags given in hexadecimal, by clone3(2) if a second argument
// follows; the child exits and the program ends with 0 when it has.
#define _GNU_SOURCE
#include <linux/futex.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char stack[1 << 16] __attribute__((aligned(16)));
static volatile int alive = 1;

static int child(void *unused) {
  syscall(SYS_getppid);
  syscall(SYS_exit, 5);
  return 0;
}

int main(int argc, char **argv) {
  unsigned long flags = strtoul(argv[1], NULL, 16);
  int status = 0, pid;
  if (argc > 2) {
    struct clone_args args = {.flags = flags, .exit_signal = SIGCHLD};
    if ((pid = syscall(SYS_clone3, &args, sizeof args)) == 0)
      child(NULL);
  } else {
    pid = clone(child, stack + sizeof stack, flags | CLONE_CHILD_CLEARTID, NULL, NULL, NULL, &alive);
  }
  if (pid < 0)
    return 1;
  if (flags & CLONE_THREAD) {
    while (alive)
      syscall(SYS_futex, &alive, FUTEX_WAIT, 1, NULL, NULL, 0);
    return 0;
  }
  if (flags & CLONE_PARENT)
    return 0;
  return waitpid(pid, &status, __WALL) != pid || WEXITSTATUS(status) != 5;
}
