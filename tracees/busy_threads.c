// Two threads that compute, each with a call now and then, COUNT calls each.
#include <pthread.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static void *work(void *count) {
  for (long i = 0; i < *(long *)count; i++) {
    for (volatile int spin = 0; spin < 1000000; spin++)
      ;
    syscall(SYS_getppid);
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
