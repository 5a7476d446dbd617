// A thread other than the leader executes the program anew, while a third thread sleeps and the
// leader waits; the new program ends with 7.
#include <pthread.h>
#include <unistd.h>

static pthread_barrier_t all_there;
static char *program;

static void *sleep_on(void *unused) {
  pthread_barrier_wait(&all_there);
  return pause(), unused;
}

static void *execute(void *unused) {
  pthread_barrier_wait(&all_there);
  execl(program, program, "second", NULL);
  _exit(1);
}

int main(int argc, char **argv) {
  pthread_t sleeper, executor;
  if (argc > 1)
    return 7;
  program = argv[0];
  pthread_barrier_init(&all_there, NULL, 2);
  pthread_create(&sleeper, NULL, sleep_on, NULL);
  pthread_create(&executor, NULL, execute, NULL);
  pthread_join(executor, NULL);
  return 2;
}
// build: -pthread
