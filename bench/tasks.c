/* Many tasks, and what tracing costs the few of them that do something.
   usage: tasks RESULT KIND IDLE BUSY CALLS
   KIND is `processes` or `threads`. IDLE tasks sleep in read(2). BUSY tasks make twice
   CALLS calls each, without a pause; a quiet one makes a call every 10 ms meanwhile. Into the file
   RESULT go, when all is done: microseconds for each of a busy task's second CALLS calls (the first are
   for a tracer that is compiled as it runs), and the longest that one of the quiet one's calls took,
   in microseconds. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct { _Atomic int ready, running; _Atomic long total; long worst; } *shared;
static int idle_pipe[2], start_pipe[2], threads;
static long calls;

static long nanoseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000 + t.tv_nsec;
}

static void *idle(void *unused) {
  char byte;
  shared->ready++;
  return read(idle_pipe[0], &byte, 1) < 0 ? unused : NULL;
}

static void *busy(void *unused) {
  char byte;
  shared->ready++;
  if (read(start_pipe[0], &byte, 1) < 0)
    return unused;
  for (long i = 0; i < calls; i++)
    syscall(SYS_getppid);
  long begin = nanoseconds();
  for (long i = 0; i < calls; i++)
    syscall(SYS_getppid);
  shared->total += nanoseconds() - begin;
  shared->running--;
  return NULL;
}

static void *quiet(void *unused) {
  char byte;
  shared->ready++;
  if (read(start_pipe[0], &byte, 1) < 0)
    return unused;
  while (shared->running > 0) {
    usleep(10000);
    long begin = nanoseconds();
    syscall(SYS_getppid);
    long took = nanoseconds() - begin;
    if (shared->running > 0 && took > shared->worst)
      shared->worst = took;
  }
  return NULL;
}

static void begin(void *(*work)(void *)) {
  pthread_attr_t small;
  pthread_t thread;
  if (!threads) {
    pid_t child = fork();
    if (child == 0) {
      close(idle_pipe[1]);
      work(NULL);
      _exit(0);
    }
    if (child > 0)
      return;
  } else {
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 65536);
    if (pthread_create(&thread, &small, work, NULL) == 0)
      return;
  }
  perror("tasks");
  exit(1);
}

int main(int argc, char **argv) {
  if (argc != 6) {
    fprintf(stderr, "usage: tasks RESULT processes|threads IDLE BUSY CALLS\n");
    return 2;
  }
  threads = strcmp(argv[2], "threads") == 0;
  int sleepers = atoi(argv[3]), workers = atoi(argv[4]);
  calls = atol(argv[5]);
  shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (pipe(idle_pipe) != 0 || pipe(start_pipe) != 0 || shared == MAP_FAILED)
    return 1;
  shared->running = workers;
  /* The busy ones first: wait4(2) comes to them last. */
  for (int i = 0; i < workers; i++)
    begin(busy);
  begin(quiet);
  for (int i = 0; i < sleepers; i++)
    begin(idle);
  while (shared->ready < sleepers + workers + 1)
    usleep(10000);
  usleep(50000); /* until the last has reached its read */
  for (int i = 0; i <= workers; i++)
    if (write(start_pipe[1], "", 1) != 1)
      return 1;
  while (shared->running > 0)
    usleep(20000);
  FILE *result = fopen(argv[1], "w");
  if (result == NULL)
    return 1;
  fprintf(result, "%.3f %.1f\n", shared->total / 1e3 / workers / calls, shared->worst / 1e3);
  fclose(result);
  close(idle_pipe[1]);
  while (wait(NULL) > 0)
    ;
  return 0; /* with the threads, which wait still */
}
