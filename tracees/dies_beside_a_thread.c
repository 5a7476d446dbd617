// Starts a thread that waits for ever, and then dies of a signal with a known pattern in its memory.
// build: -pthread
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

volatile unsigned char pattern[5000] = {1, 2, 3};
const char constant[] = "never written";

static void *wait_for_ever(void *ready) {
  pthread_barrier_wait(ready);
  pause();
  return 0;
}

int main(void) {
  static pthread_barrier_t ready;
  pthread_t thread;
  for (unsigned i = 0; i < sizeof pattern; i++)
    pattern[i] = (unsigned char)(i * 7);
  pthread_barrier_init(&ready, 0, 2);
  pthread_create(&thread, 0, wait_for_ever, &ready);
  pthread_barrier_wait(&ready);
  raise(SIGSEGV);
  return 0;
}
