/* Functions for a debugger to call: with numbers, texts, signals and ends. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int count = 0;
static int seen = 0;

int twice(int n) {
  count++;
  return 2 * n;
}

double half(double x) { return x / 2; }

float third(float x, int n) { return n * x / 3; }

int length_of(const char *text) { return (int)strlen(text); }

void nothing(void) { count += 100; }

int crashes(int *where) { return *where; }

void leaves(int status) { exit(status); }

static void seen_one(int number) { seen = number; }

int stop_here(double kept) {
  double same = kept * 2;
  return (int)same;
}

int main(void) {
  signal(SIGUSR1, seen_one);
  int got = stop_here(half(5)) + length_of("abc");
  got += (int)third(1, 2) + twice(1);
  if (got < 0) crashes(&got), leaves(1), nothing();
  write(-1, "x\n", 2);
  return seen;
}
