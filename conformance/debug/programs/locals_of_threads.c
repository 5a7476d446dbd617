// Thread-local variables.
// build: -pthread
#include <pthread.h>

__thread int mine = 5;
int shared = 7;

__attribute__((noinline)) int change(int by) {
  mine += by;
  shared += by;
  return mine;
}

void *work(void *argument) {
  change(10);
  return argument;
}

int main(void) {
  pthread_t thread;
  change(1);
  pthread_create(&thread, 0, work, 0);
  pthread_join(thread, 0);
  int got = change(1);
  return got == 7 ? 0 : 1;
}
