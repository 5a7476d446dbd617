// Plain calls, loops and values of all simple kinds.
#include <stdio.h>

struct point {
  int x;
  int y;
  const char *label;
};

enum color { RED, GREEN, BLUE };

static int total;
double scale = 1.5;

int add(int a, int b) {
  int sum = a + b;
  total += sum;
  return sum;
}

int twice(int n) {
  int first = add(n, n);
  return first;
}

int area(const struct point *p, enum color c) {
  int product = p->x * p->y;
  if (c == GREEN)
    product++;
  return product;
}

int main(void) {
  struct point at = {3, 4, "corner"};
  int numbers[5] = {1, 2, 3, 4, 5};
  int result = 0;
  for (int i = 0; i < 5; i++)
    result += twice(numbers[i]);
  result += area(&at, GREEN);
  printf("%d %d %g\n", result, total, scale);
  return result == 43 ? 0 : 1;
}
