// Threads that sleep below 30 calls each: sleepers COUNT. Prints its number when all do, and ends with its input.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
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
  printf("%d\n", getpid());
  fflush(stdout);
  char end;
  return read(0, &end, 1) < 0;
}
