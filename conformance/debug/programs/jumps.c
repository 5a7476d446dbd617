// longjmp(3) out of two calls.
#include <setjmp.h>

static jmp_buf place;
volatile int sink;

__attribute__((noinline)) void leap(int value) {
  sink = value;
  longjmp(place, value);
}

__attribute__((noinline)) void approach(int value) {
  leap(value + 1);
  sink = -1;
}

int main(void) {
  int got = setjmp(place);
  if (got == 0)
    approach(4);
  sink = got;
  return got == 5 ? 0 : 1;
}
