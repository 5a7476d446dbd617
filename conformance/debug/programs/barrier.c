// Three named threads that wait until the first says that they may end.
// build: -pthread
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>

static pthread_barrier_t arrived, leave;

__attribute__((noinline)) void all_there(int count) {
  (void)count;
}

void *wait_there(void *name) {
  pthread_setname_np(pthread_self(), name);
  pthread_barrier_wait(&arrived);
  pthread_barrier_wait(&leave);
  return NULL;
}

int main(void) {
  static char *const names[3] = {"red", "green", "blue"};
  pthread_t threads[3];
  pthread_barrier_init(&arrived, NULL, 4);
  pthread_barrier_init(&leave, NULL, 4);
  for (int i = 0; i < 3; i++)
    pthread_create(&threads[i], NULL, wait_there, names[i]);
  pthread_barrier_wait(&arrived);
  all_there(3);
  pthread_barrier_wait(&leave);
  for (int i = 0; i < 3; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
