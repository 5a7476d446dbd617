// Two threads that compute, with a call now and then, until both have made COUNT calls.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int done;

static void *work(void *count) {
  for (long i = 1; done < 2; i++) {
    for (volatile int spin = 0; spin < 1000000; spin++)
      ;
    syscall(SYS_getppid);
    if (i == *(long *)count)
      done++;
  }
  return NULL;
}

int main(int argc, char **argv) {
  long count = atol(argv[1]);
  pthread_t other;
  pthread_create(&other, NULL, work, &count);
  work(&count);
  pthread_join(other, NULL);
  return 0;
}
// build: -pthread
