// Calls that are inlined two deep, from two files' worth of lines, in a function with a cold part.
#include <stdio.h>
#include <stdlib.h>

static inline __attribute__((always_inline)) int square(int x) { return x * x; }

static inline __attribute__((always_inline)) int sum_of_squares(int x, int y) {
  int first = square(x);
  int second = square(y);
  return first + second;
}

#line 100 "generated/other.c"
static __attribute__((noinline)) int outer(int x) {
  int total = 0;
  for (int i = 0; i < x; i++) {
    total += sum_of_squares(i, x);
  }
  if (__builtin_expect(total < 0, 0)) {
    fprintf(stderr, "overflow at %d\n", x);
    abort();
  }
  return total;
}

int main(int argc, char **argv) {
  (void)argv;
  printf("%d %d\n", outer(argc + 3), sum_of_squares(argc, 2));
  return 0;
}
