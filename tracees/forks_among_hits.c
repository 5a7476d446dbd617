// build: -pthread
// Four threads call a function all the time; the main thread forks a child, which ends with 7, tells
// its number and waits for its end. Then the threads end: with 0 if each counted all its calls.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_int ending;
static atomic_long counted, wanted;

__attribute__((noinline)) static void hit(void) { counted++; }

static void *keep_calling(void *unused) {
  for (; !ending; wanted++)
    hit();
  return unused;
}

__attribute__((noinline)) static int in_child(int code) { return code + 2; }

int main(void) {
  pthread_t threads[4];
  int status = 0;
  for (int i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, keep_calling, NULL);
  puts("ready");
  fflush(stdout);
  getchar();
  pid_t child = fork();
  if (child == 0)
    _exit(in_child(5));
  waitpid(child, &status, 0);
  ending = 1;
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  return counted == wanted ? WEXITSTATUS(status) - 7 : 1;
}
