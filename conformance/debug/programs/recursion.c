// Recursion of one function and of two that call each other.
#include <stdio.h>

__attribute__((noinline)) long factorial(int n) {
  if (n <= 1)
    return 1;
  long rest = factorial(n - 1);
  return n * rest;
}

int is_odd(int n);

__attribute__((noinline)) int is_even(int n) {
  if (n == 0)
    return 1;
  return is_odd(n - 1);
}

__attribute__((noinline)) int is_odd(int n) {
  if (n == 0)
    return 0;
  return is_even(n - 1);
}

int main(void) {
  long f = factorial(6);
  int even = is_even(4);
  printf("%ld %d\n", f, even);
  return 0;
}
