// Makes threads without end, each of which makes another and ends; ends with 0 when its input does.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *child(void *unused) { return unused; }

static void *parent(void *unused) {
  for (;;) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, child, NULL) != 0)
      exit(1);
    pthread_join(thread, NULL);
  }
}

int main(void) {
  pthread_t threads[4];
  char line[16];
  for (int i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, parent, NULL);
  puts("ready");
  fflush(stdout);
  while (read(0, line, sizeof line) > 0)
    ;
  _exit(0);
}
// build: -pthread
