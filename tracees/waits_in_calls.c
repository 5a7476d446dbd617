// Waits for its input to end inside of functions that call each other, one of them inlined.
#include <stdio.h>
#include <unistd.h>

static volatile int kept;

__attribute__((noinline)) static int innermost(int depth) {
  char buffer[64 + 8];
  int got = 1;
  while (got > 0) got = (int)read(0, buffer, sizeof buffer);
  kept = buffer[0];
  return depth + got;
}

static inline __attribute__((always_inline)) int inlined(int depth) {
  return innermost(depth + 1) * 3 + kept;
}

__attribute__((noinline)) static int recursive(int depth, int *sum) {
  int here[4] = {depth, depth + 1, depth + 2, kept};
  if (depth == 0) return inlined(here[1]) + here[2] * *sum;
  return recursive(depth - 1, &here[1]) + here[depth & 3] + *sum;
}

__attribute__((noinline)) static int with_room(int size) {
  char room[size];
  room[0] = (char)size;
  int sum = recursive(3, &size) + room[0];
  return sum + room[0];
}

int main(void) {
  puts("ready");
  fflush(stdout);
  return with_room(100) == 17;
}
