// Has a child that stops itself and prints its pid once it is stopped; the child dies with it.
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // a stopped orphan could get its whole process group a SIGHUP
    raise(SIGSTOP);
    pause();
  }
  int status;
  waitpid(child, &status, WUNTRACED);
  printf("%d\n", child);
  fflush(stdout);
  while (getchar() != EOF)
    ;
  return 0;
}
