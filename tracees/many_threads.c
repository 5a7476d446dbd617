// Makes COUNT threads, fifty at a time, which end at once; ends with 0 when all have.
#include <pthread.h>
#include <stdlib.h>

static void *thread(void *unused) { return unused; }

int main(int argc, char **argv) {
  int left = atoi(argv[1]);
  while (left > 0) {
    pthread_t threads[50];
    int now = left < 50 ? left : 50;
    for (int i = 0; i < now; i++)
      if (pthread_create(&threads[i], NULL, thread, NULL) != 0)
        return 1;
    for (int i = 0; i < now; i++)
      pthread_join(threads[i], NULL);
    left -= now;
  }
  return 0;
}
// build: -pthread
