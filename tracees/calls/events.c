// Descriptors: waiting for them, and those that are made to be waited for.
#include "expect.h"
#include <fcntl.h>
#include <linux/time_types.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>

static int pipes[2];
static uint64_t set[16] = {1 << 9 | 1 << 16};
static struct timespec soon = {0, 1}, second = {1, 0};
static struct __kernel_timespec soon64 = {0, 1}, second64 = {1, 0};
#define WHOLE(t) at(&t, STRUCT(A(tv_sec, number(1)), A(tv_nsec, number(0))))
#define FINE(t) at(&t, STRUCT(A(tv_sec, number(t.tv_sec)), A(tv_nsec, number(t.tv_nsec))))

static void polling(void) {
  struct pollfd fds[] = {{pipes[0], POLLIN|POLLPRI}, {-1, POLLIN}, {pipes[1], POLLOUT|POLLRDHUP}};
#define FDS at(fds, ARRAY(E(STRUCT(A(fd, number(pipes[0])), A(events, NAMES(POLLIN|POLLPRI)))), E(STRUCT(A(fd, \
     number(-1)))), E(STRUCT(A(fd, number(pipes[1])), A(events, NAMES(POLLOUT|POLLRDHUP))))))
#define READY ARRAY(E(STRUCT(A(fd, number(pipes[1])), A(revents, NAMES(POLLOUT)))))
  CALL(poll, A(fds, FDS), A(nfds, number(3)), A(timeout, number(-1)), REMARK("", READY));
  CALL(poll, A(fds, at(fds, ARRAY(E(STRUCT(A(fd, number(pipes[0])), A(events, NAMES(POLLIN|POLLPRI))))))), A(nfds,
       number(1)), A(timeout, number(0)), REMARK("Timeout", {0, "", ""}));
  CALL(poll, A(fds, address(NULL)), A(nfds, number(0)), A(timeout, number(1)), REMARK("Timeout", {0, "", ""}));
  CALL(ppoll, A(fds, FDS), A(nfds, number(3)), A(tmo_p, WHOLE(second)), A(sigmask, signals(set)), A(sigsetsize,
       number(8)), REMARK("", READY), REMARK("left", FINE(second)));
#ifdef SYS_ppoll_time64
  CALL(ppoll_time64, A(fds, FDS), A(nfds, number(3)), A(tmo_p, WHOLE(second64)), A(sigmask, signals(set)),
       A(sigsetsize, number(8)), REMARK("", READY), REMARK("left", FINE(second64)));
#endif
}

static value descriptors(const fd_set *set, int a) { return at(set, (value){0, say("[%d]", a), say("[%d]", a)}); }

static void selecting(void) {
  fd_set in, written;
  struct timeval none = {0, 0};
  FD_ZERO(&in);
  FD_ZERO(&written);
  FD_SET(pipes[0], &in);
  FD_SET(pipes[1], &written);
  fd_set in_ = in, written_ = written;
#define SETS A(nfds, number(20)), A(readfds, at(&in, descriptors(&in_, pipes[0]))), A(writefds, at(&written, \
     descriptors(&written_, pipes[1]))), A(exceptfds, address(NULL))
#ifdef SYS__newselect
  CALL(_newselect, SETS, A(timeout, address(NULL)), REMARK("out", descriptors(&written, pipes[1])));
  struct {
    long count;
    void *in, *written, *failed, *timeout;
  } packed = {20, &in, &written};
  FD_SET(pipes[0], &in);
  MADE("select", "select", SYS_select, HIDDEN(&packed), ONLY(nfds, number(20)), ONLY(readfds, descriptors(&in_,
       pipes[0])), ONLY(writefds, descriptors(&written_, pipes[1])), ONLY(exceptfds, address(NULL)), ONLY(timeout,
       address(NULL)), REMARK("out", descriptors(&written, pipes[1])));
#else
  CALL(select, SETS, A(timeout, address(NULL)), REMARK("out", descriptors(&written, pipes[1])));
  CALL(select, A(nfds, number(-1)), A(readfds, address(NULL)), A(writefds, address(NULL)), A(exceptfds,
       address(NULL)), A(timeout, at(&none, STRUCT(A(tv_sec, number(0)), A(tv_usec, number(0))))));
  CALL(select, A(nfds, number(0)), A(readfds, address(NULL)), A(writefds, address(NULL)), A(exceptfds,
       address(NULL)), A(timeout, at(&none, STRUCT(A(tv_sec, number(0)), A(tv_usec, number(0))))), REMARK("Timeout",
       {0, "", ""}));
#endif
  FD_SET(pipes[0], &in);
  struct {
    void *set;
    size_t size;
  } mask = {set, 8};
  second.tv_sec = 1, second.tv_nsec = 0;
  CALL(pselect6, SETS, A(timeout, WHOLE(second)), A(sigmask, at(&mask, STRUCT(A(sigmask, signals(set)),
       A(sigsetsize, number(8))))), REMARK("out", descriptors(&written, pipes[1])), REMARK("left", FINE(second)));
#ifdef SYS_pselect6_time64
  FD_SET(pipes[0], &in);
  second64.tv_sec = 1, second64.tv_nsec = 0;
  CALL(pselect6_time64, SETS, A(timeout, WHOLE(second64)), A(sigmask, at(&mask, STRUCT(A(sigmask, signals(set)),
       A(sigsetsize, number(8))))), REMARK("out", descriptors(&written, pipes[1])), REMARK("left", FINE(second64)));
#endif
}

static void epolling(void) {
  CALL(epoll_create, A(size, number(7)));
  close(result);
  CALL(epoll_create1, A(flags, NAMES(EPOLL_CLOEXEC)));
  int fd = result;
  struct epoll_event e = {EPOLLOUT|EPOLLET, {.u64 = 0x123456789}}, got;
#define EVENT(e, flags) STRUCT(A(events, NAMES(flags)), A(data, STRUCT(A(u32, number(e.data.u32)), A(u64, \
     unsigned_(e.data.u64)))))
  CALL(epoll_ctl, A(epfd, number(fd)), A(op, NAMES(EPOLL_CTL_ADD)), A(fd, number(pipes[1])), A(event, at(&e,
       EVENT(e, EPOLLOUT|EPOLLET))));
  CALL(epoll_wait, A(epfd, number(fd)), A(events, out(&got, ARRAY(E(EVENT(got, EPOLLOUT))))), A(maxevents,
       number(1)), A(timeout, number(-1)));
  CALL(epoll_wait, A(epfd, number(fd)), A(events, out(&got, ARRAY())), A(maxevents, number(1)), A(timeout,
       number(0)));
  CALL(epoll_ctl, A(epfd, number(fd)), A(op, NAMES(EPOLL_CTL_MOD)), A(fd, number(pipes[1])), A(event, at(&e,
       EVENT(e, EPOLLOUT|EPOLLET))));
  CALL(epoll_pwait, A(epfd, number(fd)), A(events, out(&got, ARRAY(E(EVENT(got, EPOLLOUT))))), A(maxevents,
       number(1)), A(timeout, number(-1)), A(sigmask, signals(set)), A(sigsetsize, number(8)));
  CALL(epoll_pwait2, A(epfd, number(fd)), A(events, address(&got)), A(maxevents, number(-1)), A(timeout,
       address(&soon64)), A(sigmask, address(NULL)), A(sigsetsize, number(8)));
  CALL(epoll_ctl, A(epfd, number(fd)), A(op, NAMES(EPOLL_CTL_DEL)), A(fd, number(pipes[1])), A(event, address(&e)));
  close(fd);
}

static void made(void) {
  CALL(eventfd, A(initval, number(5)));
  close(result);
  CALL(eventfd2, A(initval, unsigned_(4000000000u)), A(flags, NAMES(EFD_SEMAPHORE|EFD_CLOEXEC|EFD_NONBLOCK)));
  close(result);
  CALL(signalfd, A(fd, number(-1)), A(mask, signals(set)), A(sizemask, number(8)));
  close(result);
  CALL(signalfd4, A(fd, number(-1)), A(mask, signals(set)), A(sizemask, number(8)), A(flags,
       NAMES(SFD_CLOEXEC|SFD_NONBLOCK)));
  close(result);
  CALL(timerfd_create, A(clockid, NAMES(CLOCK_MONOTONIC)), A(flags, NAMES(TFD_CLOEXEC|TFD_NONBLOCK)));
  int fd = result;
  struct itimerspec new = {{0, 0}, {1000, 5}}, old;
  struct __kernel_itimerspec new64 = {{0, 0}, {1000, 5}}, old64;
#define TIMER(t) STRUCT(A(it_interval, FINE(t.it_interval)), A(it_value, FINE(t.it_value)))
  CALL(timerfd_settime, A(fd, number(fd)), A(flags, NAMES(TFD_TIMER_ABSTIME)), A(new_value, at(&new, TIMER(new))),
       A(old_value, out(&old, TIMER(old))));
  CALL(timerfd_gettime, A(fd, number(fd)), A(curr_value, out(&old, TIMER(old))));
  CALL(timerfd_gettime, A(fd, number(-1)), A(curr_value, address(&old)));
#ifdef SYS_timerfd_settime64
  CALL(timerfd_settime64, A(fd, number(fd)), A(flags, NAMES(TFD_TIMER_ABSTIME)), A(new_value, at(&new64,
       TIMER(new64))), A(old_value, out(&old64, TIMER(old64))));
  CALL(timerfd_gettime64, A(fd, number(fd)), A(curr_value, out(&old64, TIMER(old64))));
#endif
  close(fd);
}

int main(void) {
  if (pipe(pipes))
    return 1;
  polling();
  selecting();
  epolling();
  made();
  flush();
}
