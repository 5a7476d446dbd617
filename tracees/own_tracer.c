// Traces its own child as the first debuggers did; ends with the errno of the child's
// PTRACE_TRACEME, 0 if it was traced.
#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  pid_t child = fork();
  if (child == 0) {
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
      _exit(errno);
    raise(SIGUSR1);
    _exit(0);
  }
  waitpid(child, &status, 0);
  while (WIFSTOPPED(status)) {
    ptrace(PTRACE_CONT, child, 0, 0);
    waitpid(child, &status, 0);
  }
  return WEXITSTATUS(status);
}
