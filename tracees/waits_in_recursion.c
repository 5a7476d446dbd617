// Waits below functions that call themselves, each with a list of all calls on the stack.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct call { const struct call *outer; int depth; char text[12]; };
typedef int (*step)(const struct call *, int);

static int even(const struct call *outer, int left);
static unsigned total = 3;

__attribute__((noinline)) static int wait_here(const struct call *last) {
  static int times;
  int count = 0;
  for (const struct call *at = last; at; at = at->outer) {
    int here = at->depth;
    count += here > 0;
  }
  times++;
  puts("ready"), fflush(stdout), pause();
  return count + times;
}

__attribute__((noinline)) static int odd(const struct call *outer, int left) {
  struct call own = {outer, left, "odd"};
  step next = even;
  if (left > 0) {
    int result = next(&own, left - 1);
    { int result = own.depth; total += (unsigned)result; }
    return result;
  }
  return wait_here(&own);
}

static int even(const struct call *outer, int left) {
  struct call own = {.outer = outer, .depth = left};
  strcpy(own.text, left > 2 ? "even\t\"" : "\377");
  return left ? odd(&own, left - 1) * 2 + own.depth : wait_here(&own);
}

int main(void) { return odd(NULL, 5) == (int)total; }
