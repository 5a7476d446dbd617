// Calls in tail position, which are jumps when optimised.
#include <stdlib.h>

volatile int sink;

__attribute__((noinline)) int last(int n) {
  sink = n;
  return n + 1;
}

__attribute__((noinline)) int middle(int n) {
  sink = n * 2;
  return last(n + 10);
}

__attribute__((noinline)) int first(int n) {
  sink = n * 3;
  return middle(n + 100);
}

int main(void) {
  int result = first(1);
  sink = result;
  return sink == 112 ? 0 : 1;
}
