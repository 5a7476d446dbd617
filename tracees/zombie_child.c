// Has a child that has ended, prints its pid, and waits for it only at the end of its input.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t child = fork();
  if (child == 0)
    _exit(0);
  siginfo_t info;
  waitid(P_PID, child, &info, WEXITED | WNOWAIT);
  printf("%d\n", child);
  fflush(stdout);
  while (getchar() != EOF)
    ;
  return 0;
}
