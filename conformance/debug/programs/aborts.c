// Ends by abort(3).
#include <stdio.h>
#include <stdlib.h>

static int depth;

__attribute__((noinline)) void check(int value, const char *what) {
  depth++;
  if (value > 2) {
    fprintf(stderr, "%s\n", what);
    abort();
  }
  check(value + 1, what);
  depth--;
}

int main(void) {
  check(0, "too much");
  return 0;
}
