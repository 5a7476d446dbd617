// Handles two signals and ignores a third, all sent by itself.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

volatile int handled;

void on_usr1(int number) {
  handled += number;
}

void on_alarm(int number) {
  handled -= number;
}

int main(void) {
  signal(SIGUSR1, on_usr1);
  signal(SIGALRM, on_alarm);
  signal(SIGUSR2, SIG_IGN);
  raise(SIGUSR1);
  raise(SIGUSR2);
  raise(SIGALRM);
  raise(SIGUSR1);
  int last = handled;
  printf("%d\n", last);
  return last == 6 ? 0 : 1;
}
