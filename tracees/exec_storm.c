// A thread other than the leader executes the program anew while three others sleep or are being
// born; COUNT times, then it ends with 0.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char *name, left[16];

static void *sleep_on(void *unused) { return pause(), unused; }

static void *execute(void *unused) {
  pthread_t thread;
  pthread_create(&thread, NULL, sleep_on, NULL);
  execl(name, name, left, NULL);
  exit(1);
}

int main(int argc, char **argv) {
  pthread_t thread;
  int count = atoi(argv[1]);
  if (count == 0)
    return 0;
  name = argv[0];
  snprintf(left, sizeof left, "%d", count - 1);
  for (int i = 0; i < 3; i++)
    pthread_create(&thread, NULL, i == 1 ? execute : sleep_on, NULL);
  pause();
}
// build: -pthread
