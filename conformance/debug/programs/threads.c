// Two threads, one after the other, and a third with the main thread waiting.
// build: -pthread
#include <pthread.h>
#include <stdio.h>

static int shared;

__attribute__((noinline)) void store(int value) {
  shared = value;
}

void *work(void *argument) {
  int number = *(int *)argument;
  store(number * 10);
  return argument;
}

int main(void) {
  int numbers[3] = {1, 2, 3};
  for (int i = 0; i < 3; i++) {
    pthread_t thread;
    pthread_create(&thread, NULL, work, &numbers[i]);
    pthread_join(thread, NULL);
  }
  store(99);
  printf("%d\n", shared);
  return 0;
}
