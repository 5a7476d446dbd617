// A child sends COUNT signals, each when the one before has been answered; the parent lets them in
// only while it waits in epoll_pwait, which must end with EINTR each time. Says "ready", then
// "all COUNT".
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

static volatile int handled;
static void note(int signal) { handled++; }

int main(int argc, char **argv) {
  int count = atoi(argv[1]), answers[2], events = epoll_create1(0);
  char byte;
  sigset_t usr1, none;
  sigemptyset(&none);
  sigemptyset(&usr1);
  sigaddset(&usr1, SIGUSR1);
  sigprocmask(SIG_BLOCK, &usr1, NULL);
  signal(SIGUSR1, note);
  pipe(answers);
  puts("ready");
  fflush(stdout);
  if (fork() == 0) {
    close(answers[1]);
    while (kill(getppid(), SIGUSR1) == 0 && read(answers[0], &byte, 1) == 1)
      ;
    _exit(0);
  }
  for (int i = 1; i <= count; i++) {
    if (epoll_pwait(events, &(struct epoll_event){0}, 1, -1, &none) != -1 || errno != EINTR ||
        handled != i)
      return printf("after %d: handled %d\n", i, handled), 1;
    if (i < count)
      write(answers[1], "", 1);
  }
  printf("all %d\n", count);
  return 0;
}
