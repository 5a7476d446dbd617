// Stops below calls that are inlined two deep, each level with names that the others have too.
#include <stdio.h>

static volatile int kept;
static int shadow = 1;
static int of_file = 2;

__attribute__((noinline)) static void stop(int n) { kept = n; }

static inline __attribute__((always_inline)) int inner(int n) {
  static int tally = 3;
  int own = n + tally + shadow;
  {
    int own = n + 20, block = own + 1;
    stop(block);
  }
  return own;
}

static inline __attribute__((always_inline)) int middle(int n, int of_file) {
  struct in_middle { int m; } local = {n};
  enum { MIDDLE = 9, LAST = 10 };
  int shadow = 30 + of_file;
  kept += MIDDLE;
  return inner(n + 1) + local.m + shadow;
}

int main(int argc, char **argv) {
  struct in_main { int a; } local = {argc};
  int shadow = 40, outside = argc + 5, own = 7;
  int sum = middle(outside, of_file) + inner(own);
  printf("%d %d %d\n", sum, shadow, local.a + (argv == 0));
  return 0;
}
