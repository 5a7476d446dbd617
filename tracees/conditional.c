/* Functions that conditions of breakpoints may call, a recursion, and a variable that changes. */
#include <stdio.h>

int calls;
int total = 1;

int check(int x) {
  calls++;
  return x == 3;
}

static int twice(int x) { return x * 2; }

int deep(int n) { return n ? deep(n - 1) + 1 : 0; }

int main(void) {
  int sum = 0;
  for (int i = 0; i < 6; i++) {
    sum += twice(i);
    total += i;
  }
  sum += deep(3);
  fprintf(stderr, "first: %d\n", sum);
  return sum - 33;
}
