// build: -pthread
// Three threads wait; the first one changes a variable in a loop, by instructions of several kinds.
#include <pthread.h>
#include <unistd.h>

volatile long changed;

__attribute__((noinline)) static void change(long i) {
  if (i % 5 == 0)
    changed += i;
}

static void *waiting(void *unused) {
  pause();
  return unused;
}

int main(void) {
  pthread_t thread;
  for (int i = 0; i < 3; i++)
    if (pthread_create(&thread, NULL, waiting, NULL))
      return 1;
  for (long i = 1; i <= 40; i++)
    change(i);
  _exit(0);
}
