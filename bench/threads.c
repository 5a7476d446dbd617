/* Four threads that compute for some 20 us between calls.
   usage: threads CALLS, of each thread */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static long calls;

static void *work(void *unused) {
  volatile unsigned long sum = 0;
  for (long i = 0; i < calls; i++) {
    for (unsigned long k = 0; k < 12000; k++)
      sum += k;
    syscall(SYS_getppid);
  }
  return unused;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: threads CALLS\n");
    return 2;
  }
  calls = atol(argv[1]);
  pthread_t threads[4];
  for (int i = 0; i < 4; i++)
    if (pthread_create(&threads[i], NULL, work, NULL) != 0)
      return 1;
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
