// Calls functions of libraries by lazy binding, and one of the vdso: to be stepped through.
// build: -Wl,-z,lazy
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int by_order(const void *one, const void *other) {
  return *(const int *)one - *(const int *)other;
}

__attribute__((noinline)) static int work(struct timespec *now) {
  int numbers[] = {3, 1, 2};
  qsort(numbers, 3, sizeof numbers[0], by_order);
  clock_gettime(CLOCK_MONOTONIC, now);
  char *copy = strdup("text");
  free(copy);
  return numbers[0];
}

int main(void) {
  struct timespec now = {0};
  return work(&now) + (now.tv_sec == 0);
}
