// build: -static
// Sleeps, handles a signal and writes, and exits with 1 if a result, a register it keeps or its
// signal mask is not what it was.
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile int handled;
static volatile long value;

static void on_usr1(int number, siginfo_t *info, void *context) {
  (void)context;
  handled = number == SIGUSR1 && info->si_code == SI_QUEUE && info->si_value.sival_int == 4711;
}

int main(void) {
  struct sigaction action = {.sa_sigaction = on_usr1, .sa_flags = SA_SIGINFO};
  sigaction(SIGUSR1, &action, 0);
  sigset_t before, after;
  sigemptyset(&before);
  sigaddset(&before, SIGUSR2);
  sigprocmask(SIG_SETMASK, &before, 0);
  sigqueue(getpid(), SIGUSR1, (union sigval){.sival_int = 4711});
  if (!handled)
    return 1;
  struct timespec pause = {.tv_nsec = 20000000};
  if (clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, 0) != 0)
    return 2;
  if (write(1, "same\n", 5) != 5)
    return 3;
  sigprocmask(SIG_SETMASK, 0, &after);
  if (memcmp(&before, &after, 8) != 0)
    return 4;
  for (value = 0; value < 3; value++) { // three writes for a debug register
  }
  return 0;
}
