/* The yardstick: the least a tracer does that knows what it sees. Waits, asks
   PTRACE_GET_SYSCALL_INFO, resumes; decodes and prints nothing. Not part of the product.
   usage: loop PROGRAM [ARGS]; prints the number of stops on standard error. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: loop PROGRAM [ARGS]\n");
    return 2;
  }
  pid_t child = fork();
  if (child == 0) {
    raise(SIGSTOP);
    execvp(argv[1], argv + 1);
    _exit(127);
  }
  int status;
  if (waitpid(child, &status, WUNTRACED) != child
      || ptrace(PTRACE_SEIZE, child, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) != 0) {
    perror("loop");
    return 1;
  }
  kill(child, SIGCONT);
  long stops = 0;
  while (wait4(-1, &status, __WALL, 0) == child) {
    if (WIFEXITED(status) || WIFSIGNALED(status))
      break;
    long signal = 0;
    stops++;
    if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
      struct __ptrace_syscall_info info;
      ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
    } else if (status >> 16 == 0) {
      signal = WSTOPSIG(status);
    }
    ptrace(PTRACE_SYSCALL, child, 0, signal);
  }
  fprintf(stderr, "%ld stops\n", stops);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
