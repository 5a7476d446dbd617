// Makes many calls that wait: for descriptors, signals and times.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>

static char buffer[512];

int main(void) {
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
  struct itimerval timer = {{0, 0}, {100, 5}};
  struct itimerspec spec = {{1, 2}, {300, 4}};
  struct timespec moment = {0, 1000}, past = {1, 0};
  struct pollfd polled[] = {{0, POLLIN, 0}, {fd, POLLOUT | POLLIN, 0}};
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 1};
  stack_t stack = {.ss_sp = buffer, .ss_flags = SS_DISABLE};
  fd_set set;
  timer_t id;
  sigset_t signals;
  sigemptyset(&signals), sigaddset(&signals, SIGHUP), sigaddset(&signals, SIGRTMAX);
  setitimer(ITIMER_VIRTUAL, &timer, NULL), timer_create(CLOCK_MONOTONIC, &event, &id);
  timer_settime(id, 0, &spec, NULL), timer_delete(id), poll(polled, 2, 0), ppoll(polled, 2, &moment, &signals);
  FD_ZERO(&set);
  FD_SET(fd, &set);
  pselect(fd + 1, NULL, &set, NULL, &moment, &signals);
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &past, NULL), nanosleep(&moment, NULL);
  sigaltstack(&stack, NULL), sigtimedwait(&signals, NULL, &moment), signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
  fd = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC), timerfd_settime(fd, TFD_TIMER_ABSTIME, &spec, NULL);
  fd = inotify_init1(IN_NONBLOCK), inotify_add_watch(fd, ".", IN_CREATE | IN_ONLYDIR), eventfd(7, EFD_SEMAPHORE);
  return 0;
}
