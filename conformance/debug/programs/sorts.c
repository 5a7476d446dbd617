// qsort(3) of the C library calls back.
#include <stdlib.h>
#include <string.h>

static int compared;

__attribute__((noinline)) static int by_size(const void *a, const void *b) {
  const int *left = a, *right = b;
  compared++;
  return (*left > *right) - (*left < *right);
}

int main(void) {
  int numbers[4] = {30, 10, 40, 20};
  qsort(numbers, 4, sizeof numbers[0], by_size);
  int smallest = numbers[0];
  int largest = numbers[3];
  return smallest == 10 && largest == 40 ? 0 : 1;
}
