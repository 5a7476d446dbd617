// Has a child that stops itself, prints its pid once it is stopped, and kills it at the end of its input.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t child = fork();
  if (child == 0) {
    raise(SIGSTOP);
    pause();
  }
  int status;
  waitpid(child, &status, WUNTRACED);
  printf("%d\n", child);
  fflush(stdout);
  while (getchar() != EOF)
    ;
  kill(child, SIGKILL);
  return 0;
}
