// A function that is inlined twice in another.
#include <stdio.h>

static volatile int total;

static inline __attribute__((always_inline)) int square(int x)
{
  total += x;
  return x * x;
}

static __attribute__((noinline)) int work(int n)
{
  int s = square(n);
  s += square(n + 1);
  total = s;
  return s;
}

int main(void)
{
  for (int i = 0; i < 2; i++)
    total += work(i);
  printf("%d\n", total);
  return 0;
}
