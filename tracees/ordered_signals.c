// Queues COUNT real-time signals of two numbers while they are blocked, a full queue at a time;
// ends with 0 if all arrive, the lower number first and each number in the order of sending.
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static volatile int last[2], arrived, wrong, batch_high;

static void note(int signal, siginfo_t *info, void *context) {
  int which = signal - SIGRTMIN - 1;
  if (info->si_value.sival_int != ++last[which] || (which == 0 && batch_high))
    wrong = 1;
  batch_high |= which;
  arrived++;
}

int main(int argc, char **argv) {
  struct sigaction action = {.sa_sigaction = note, .sa_flags = SA_SIGINFO};
  int count = atoi(argv[1]), sent[2] = {0, 0}, all = 0;
  sigset_t both, none;
  sigemptyset(&none);
  sigemptyset(&both);
  for (int i = 0; i < 2; i++)
    sigaddset(&both, SIGRTMIN + 1 + i), sigaction(SIGRTMIN + 1 + i, &action, NULL);
  action.sa_mask = both;
  for (int i = 0; i < 2; i++)
    sigaction(SIGRTMIN + 1 + i, &action, NULL);
  sigprocmask(SIG_BLOCK, &both, NULL);
  while (all < count) {
    for (int i = 0; i < 1000 && all < count; i++, all++) {
      int which = all * 7 / 5 & 1;
      union sigval value = {.sival_int = ++sent[which]};
      while (sigqueue(getpid(), SIGRTMIN + 1 + which, value) && errno == EAGAIN)
        ;
    }
    batch_high = 0;
    while (arrived < all)
      sigsuspend(&none);
  }
  return wrong || arrived != count;
}
