// Obeys lines "SIGNAL VALUE": queues the signal to itself and prints what a handler saw of it.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile int seen, value, code;

static void note(int signal, siginfo_t *info, void *context) {
  seen = signal;
  value = info->si_value.sival_int;
  code = info->si_code;
}

int main(void) {
  struct sigaction action = {.sa_sigaction = note, .sa_flags = SA_SIGINFO};
  int number, with;
  setvbuf(stdout, NULL, _IOLBF, 0);
  sigaction(SIGUSR1, &action, NULL);
  sigaction(SIGUSR2, &action, NULL);
  signal(SIGHUP, SIG_IGN);
  puts("ready");
  while (scanf("%d %d", &number, &with) == 2) {
    union sigval queued = {.sival_int = with};
    seen = value = code = 0;
    sigqueue(getpid(), number, queued);
    printf("seen %d value %d code %d\n", seen, value, code);
  }
  return 0;
}
