// Big numbers of arguments, structures by value, variable-length arrays.
#include <stdarg.h>

struct big { long a[6]; };

__attribute__((noinline)) long many(int a, int b, int c, int d, int e, int f, int g, int h) {
  return a + b + c + d + e + f + g * h;
}

__attribute__((noinline)) long by_value(struct big big, int index) {
  return big.a[index];
}

__attribute__((noinline)) int variadic(int count, ...) {
  va_list list;
  int sum = 0;
  va_start(list, count);
  for (int i = 0; i < count; i++)
    sum += va_arg(list, int);
  va_end(list);
  return sum;
}

__attribute__((noinline)) int variable(int size) {
  int numbers[size];
  for (int i = 0; i < size; i++)
    numbers[i] = i * i;
  return numbers[size - 1];
}

int main(void) {
  struct big big = {{1, 2, 3, 4, 5, 6}};
  long one = many(1, 2, 3, 4, 5, 6, 7, 8);
  long two = by_value(big, 3);
  int three = variadic(3, 10, 20, 30);
  int four = variable(5);
  return one + two + three + four == 157 ? 0 : 1;
}
