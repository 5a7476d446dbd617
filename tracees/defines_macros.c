// Defines macros, some of which are something else further down, and ends with 0.
#include <limits.h>
#include <stddef.h>

#define ONE 1
#define LARGER(a, b) ((a) > (b) ? (a) : (b))
#define LIST(first, ...) {first, __VA_ARGS__}
#define EMPTY

EMPTY int main(void) {
  int list[] = LIST(ONE, 2, 3);
#undef ONE
#define ONE "one"
  const char *text = ONE;
#undef LIST
  return LARGER(list[0], list[1]) - 2 + (text == NULL);
}
