// Has three signals pending that it blocks; says "ready", and at the end of its input how many of
// them arrived.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile int arrived;
static void note(int signal) { arrived++; }

int main(void) {
  char byte;
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  sigprocmask(SIG_BLOCK, &all, NULL);
  for (int i = 0; i < 3; i++) {
    signal((int[]){SIGUSR1, SIGUSR2, SIGHUP}[i], note);
    kill(getpid(), (int[]){SIGUSR1, SIGUSR2, SIGHUP}[i]);
  }
  puts("ready");
  fflush(stdout);
  while (read(0, &byte, 1) > 0)
    ;
  sigprocmask(SIG_SETMASK, &none, NULL);
  printf("%d of 3\n", arrived);
  return 0;
}
