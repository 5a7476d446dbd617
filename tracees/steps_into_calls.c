// Calls of every kind, one behind the other: direct, at the end of a function, of a library, in
// itself, by pointer; and a loop.
#include <stdio.h>

static volatile int total;

static __attribute__((noinline)) int leaf(int x)
{
  total += x;
  return total;
}

static __attribute__((noinline)) int last(int x)
{
  total++;
  return leaf(x + 1);
}

static __attribute__((noinline)) int library(const char *s)
{
  total++;
  return puts(s);
}

static int factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }

int main(void)
{
  int r = last(2);
  r += library("x") + factorial(4);
  int (*pointer)(int) = r > 100000 ? last : leaf;
  r += pointer(3);
  do {
    r--;
    total++;
  } while (r % 4);
  printf("%d\n", total);
  return 0;
}
