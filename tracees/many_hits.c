// build: -pthread
// THREADS threads call one function CALLS times each, all at once; ends with 0 if that many calls
// were counted.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static atomic_long counted;

__attribute__((noinline)) static void hit(long number) {
  if (number >= 0)
    counted++;
}

static void *work(void *calls) {
  for (long i = 0; i < *(long *)calls; i++)
    hit(i);
  return NULL;
}

int main(int argc, char **argv) {
  long threads = atol(argv[1]), calls = atol(argv[2]);
  pthread_t *ids = calloc(threads, sizeof *ids);
  for (long i = 0; i < threads; i++)
    if (pthread_create(&ids[i], NULL, work, &calls))
      return 2;
  for (long i = 0; i < threads; i++)
    pthread_join(ids[i], NULL);
  return counted != threads * calls;
}
