// Threads that sleep below 30 calls each: sleepers COUNT [watch]. Prints its number when all do, and ends with its
// input. With a second word another thread looks at the clock all the time, and at the end the longest time in
// which it could not is printed, in microseconds.
#include <pthread.h>
#include <stdio.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { DEPTH = 30 };
static pthread_barrier_t asleep;

__attribute__((noinline)) static int deeper(int left) {
  if (!left) {
    pthread_barrier_wait(&asleep);
    pause();
    return 1;
  }
  int below = deeper(left - 1);
  __asm__ volatile("" : "+r"(below)); // no loop instead
  return below + 1;
}

static void *thread(void *ignored) { return (void *)(long)(deeper(DEPTH) + (ignored != NULL)); }

static atomic_int isOver;

static long now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec * 1000000 + at.tv_nsec / 1000;
}

static void *watch(void *ignored) {
  long longest = 0;
  for (long last = now(); !isOver;) {
    long next = now();
    longest = next - last > longest ? next - last : longest;
    last = next;
  }
  return (void *)(longest + (ignored != NULL));
}

int main(int argc, char **argv) {
  int count = argc > 1 ? atoi(argv[1]) : 1;
  pthread_barrier_init(&asleep, NULL, count + 1);
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 1 << 18);
  for (int i = 0; i < count; i++) {
    pthread_t made;
    if (pthread_create(&made, &small, thread, NULL))
      return 1;
  }
  pthread_barrier_wait(&asleep);
  pthread_t watcher;
  if (argc > 2 && pthread_create(&watcher, NULL, watch, NULL))
    return 1;
  printf("%d\n", getpid());
  fflush(stdout);
  char end;
  int failed = read(0, &end, 1) < 0;
  if (argc > 2) {
    void *longest;
    isOver = 1;
    pthread_join(watcher, &longest);
    printf("%ld\n", (long)longest);
  }
  return failed;
}
