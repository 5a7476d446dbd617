// Reads a descriptor often that is harmless, lets a process with which it shares its descriptors replace it, and prints
// the affinity mask that it then reads from it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char text[4096];

static void calls(void) {
  for (int i = 0; i < 100; i++)
    syscall(SYS_getppid);
}

int main(void) {
  int status = open("/proc/self/status", O_RDONLY), zero = open("/dev/zero", O_RDONLY), told[2];
  if (pipe(told) != 0)
    return 1;
  if (syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0) == 0) {
    if (read(told[0], text, 1) == 1)
      dup2(status, zero);
    _exit(0);
  }
  for (int i = 0; i < 50; i++)
    if (read(zero, text, 1) != 1)
      return 1;
  calls();
  if (write(told[1], "", 1) != 1)
    return 1;
  wait(NULL);
  calls();
  char *line = pread(zero, text, 4000, 0) > 0 ? strstr(text, "Cpus_allowed:") : "nothing";
  printf("%.*s\n", line ? (int)strcspn(line, "\n") : 4, line ? line : "none");
  return 0;
}
