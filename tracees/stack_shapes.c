// Makes a getppid(2) from several kinds of code: deep, inlined, called through a pointer, in a
// signal's handler, in a thread; then says so.
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static volatile pid_t found; // keeps calls from being jumps

static int compare(const void *a, const void *b) {
  getppid();
  return *(const int *)a - *(const int *)b;
}

static inline __attribute__((always_inline)) int inner(int x) { return x + getppid(); }

__attribute__((noinline)) static int outer(int x) { return inner(x) + 1; }

__attribute__((noinline)) static int deep(int n) { return n == 0 ? outer(1) : deep(n - 1) + n; }

static void handler(int signal) {
  (void)signal;
  found = getppid();
}

static void *thread(void *ignored) {
  deep(2);
  return ignored;
}

int main(void) {
  int numbers[] = {2, 1};
  pthread_t id;
  deep(5);
  qsort(numbers, 2, sizeof *numbers, compare);
  signal(SIGUSR1, handler);
  raise(SIGUSR1);
  pthread_create(&id, 0, thread, 0);
  pthread_join(id, 0);
  return write(1, "done\n", 5) != 5;
}
