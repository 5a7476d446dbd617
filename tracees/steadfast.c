// Checks itself without end, to be attached to and let go meanwhile: calls with and without a
// time-out never fail with EINTR, and registers, signal mask and memory keep their contents. Says
// "ready", and at the end of its input "steady" or what went wrong.
// (Longer than a tracee should be: what is checked must be checked at once, in one process.)
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct timespec brief = {.tv_nsec = 3000000};
static atomic_long rounds[16];
static int pair[2], timed[2], listener, events, semaphores, ends[2];
static sigset_t usr1;
static atomic_int ending;

static void fail(const char *what) {
  if (ending)
    return;
  printf("%s: %s\n", what, strerror(errno));
  fflush(stdout);
  _exit(1);
}

static int ep_brief(void) { return epoll_wait(events, &(struct epoll_event){0}, 1, 3); }
static int ep_long(void) { return epoll_wait(events, &(struct epoll_event){0}, 1, -1); }
static int sig_brief(void) { return sigtimedwait(&usr1, NULL, &brief); }
static int sig_long(void) { return sigwaitinfo(&usr1, NULL); }
static int sem_brief(void) {
  return semtimedop(semaphores, &(struct sembuf){.sem_op = -1}, 1, &brief);
}
static int sem_long(void) { return semop(semaphores, &(struct sembuf){.sem_op = -1}, 1); }
static int read_brief(void) { return read(pair[0], (char[1]){0}, 1); }
static int read_long(void) { return read(timed[0], (char[1]){0}, 1); }
static int accept_brief(void) { return accept(listener, NULL, NULL); }
static int poll_brief(void) {
  return poll(&(struct pollfd){.fd = ends[0], .events = POLLIN}, 1, 3);
}
static int select_brief(void) {
  fd_set set;
  FD_ZERO(&set);
  FD_SET(ends[0], &set);
  return select(ends[0] + 1, &set, NULL, NULL, &(struct timeval){.tv_usec = 3000});
}
static int sleep_brief(void) { return nanosleep(&brief, NULL); }
static int futex_brief(void) {
  return syscall(SYS_futex, &(int){0}, FUTEX_WAIT, 0, &brief, NULL, 0);
}
static int pause_long(void) { return pause(); }

static const struct call {
  const char *name;
  int (*make)(void);
} calls[] = {{"epoll_wait", ep_brief},    {"epoll_wait -1", ep_long},
             {"sigtimedwait", sig_brief}, {"sigwaitinfo", sig_long},
             {"semtimedop", sem_brief},   {"semop", sem_long},
             {"read timed", read_brief},  {"read timed long", read_long},
             {"accept timed", accept_brief}, {"poll", poll_brief},
             {"select", select_brief},    {"nanosleep", sleep_brief},
             {"futex", futex_brief},      {"pause", pause_long}};
enum { CALLS = sizeof calls / sizeof calls[0] };

static _Noreturn void *keep_calling(void *of) {
  const struct call *call = of;
  for (;; rounds[call - calls]++)
    if (call->make() < 0 && errno != EAGAIN && errno != ETIMEDOUT)
      fail(call->name);
}

static _Noreturn void *compute(void *unused) {
  sigset_t before, now;
  pthread_sigmask(SIG_BLOCK, NULL, &before);
  for (long round = 1;; round++) {
    long general = round, memory[64];
    long long wide[4] = {round, round + 1, round + 2, round + 3}, out[4];
    long double x87 = round;
    for (int i = 0; i < 64; i++)
      memory[i] = round * i;
    asm volatile("vmovdqu (%[in]), %%ymm7\n\t"
                 "mov %[count], %%ecx\n\t"
                 "0: fld1\n\t"
                 "faddp %%st, %%st(1)\n\t"
                 "inc %[general]\n\t"
                 "dec %%ecx\n\t"
                 "jnz 0b\n\t"
                 "vmovdqu %%ymm7, (%[out])"
                 : [general] "+r"(general), "+t"(x87)
                 : [in] "r"(wide), [out] "r"(out), [count] "i"(2000)
                 : "ecx", "memory", "xmm7", "cc");
    pthread_sigmask(SIG_BLOCK, NULL, &now);
    for (int i = 0; i < 64; i++)
      if (memory[i] != round * i)
        fail("memory");
    errno = 0;
    if (general != round + 2000)
      fail("general registers");
    if (x87 != (long double)round + 2000)
      fail("x87 registers");
    if (memcmp(wide, out, sizeof out) != 0)
      fail("AVX registers");
    if (memcmp(&before, &now, sizeof now) != 0)
      fail("signal mask");
    rounds[CALLS + (unused != NULL)]++;
  }
}

int main(void) {
  pthread_t thread;
  char line[16];
  struct timeval three = {.tv_usec = 3000}, hour = {.tv_sec = 3600};
  events = epoll_create1(0);
  semaphores = semget(IPC_PRIVATE, 1, 0600);
  pipe(ends);
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  socketpair(AF_UNIX, SOCK_STREAM, 0, timed);
  setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &three, sizeof three);
  setsockopt(timed[0], SOL_SOCKET, SO_RCVTIMEO, &hour, sizeof hour);
  listener = socket(AF_UNIX, SOCK_STREAM, 0);
  bind(listener, &(struct sockaddr){.sa_family = AF_UNIX}, sizeof(sa_family_t));
  listen(listener, 1);
  setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &three, sizeof three);
  sigemptyset(&usr1);
  sigaddset(&usr1, SIGUSR1);
  sigprocmask(SIG_BLOCK, &usr1, NULL);
  for (int i = 0; i < CALLS; i++)
    pthread_create(&thread, NULL, keep_calling, (void *)&calls[i]);
  for (long i = 0; i < 2; i++)
    pthread_create(&thread, NULL, compute, (void *)i);
  puts("ready");
  fflush(stdout);
  while (read(0, line, sizeof line) > 0)
    ;
  ending = 1;
  semctl(semaphores, 0, IPC_RMID);
  puts("steady");
  fflush(stdout);
  _exit(0);
}
// build: -pthread -mavx
