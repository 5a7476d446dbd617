// Makes a child in a user namespace of its own and prints what the kernel calls that namespace.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int gate[2];
  char path[64], name[64] = "", byte;
  if (pipe(gate) != 0)
    return 1;
  int child = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
  if (child < 0)
    return 2;
  if (child == 0) {
    close(gate[1]);
    _exit(read(gate[0], &byte, 1) != 0);
  }
  snprintf(path, sizeof path, "/proc/%d/ns/user", child);
  if (readlink(path, name, sizeof name - 1) < 0)
    return 3;
  puts(name);
  close(gate[1]);
  return wait(NULL) != child;
}
