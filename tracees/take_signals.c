// Blocks SIGUSR2, prints code and value of each SIGUSR1, and repeats each line of its input.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void show(int signal, siginfo_t *info, void *context) {
  char text[64];
  int length = snprintf(text, sizeof text, "%d %d\n", info->si_code, info->si_value.sival_int);
  if (write(1, text, length) != length) _exit(1);
}

int main(void) {
  struct sigaction action = {.sa_sigaction = show, .sa_flags = SA_SIGINFO | SA_RESTART};
  sigset_t blocked;
  char line[80];
  setvbuf(stdout, NULL, _IOLBF, 0);
  sigaction(SIGUSR1, &action, NULL);
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGUSR2);
  sigprocmask(SIG_BLOCK, &blocked, NULL);
  printf("ready\n");
  while (fgets(line, sizeof line, stdin)) fputs(line, stdout);
  return 0;
}
