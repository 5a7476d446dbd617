// A child sends its parent signals that are ignored, by default or by choice, and SIGCONT, while the
// parent waits in epoll_wait; ends with 0 if that never fails.
#include <signal.h>
#include <sys/epoll.h>
#include <unistd.h>

int main(void) {
  int events = epoll_create1(0), ends[2];
  struct epoll_event event = {.events = EPOLLIN};
  signal(SIGHUP, SIG_IGN);
  pipe(ends);
  epoll_ctl(events, EPOLL_CTL_ADD, ends[0], &event);
  if (fork() == 0) {
    for (int i = 0; i < 100; i++) {
      kill(getppid(), SIGWINCH);
      kill(getppid(), SIGHUP);
      kill(getppid(), SIGCONT);
      if (fork() == 0)
        _exit(0);
    }
    write(ends[1], "", 1);
    _exit(0);
  }
  return epoll_wait(events, &event, 1, -1) != 1;
}
