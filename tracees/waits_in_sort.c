// Waits in a function that the C library calls back, with its arguments in its caller's memory.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct row { const char *name; unsigned weight; enum kind { LIGHT, HEAVY = 7 } kind; };

static int compared;

static int by_weight(const void *left, const void *right) {
  const struct row *a = left, *b = right;
  int difference = (int)a->weight - (int)b->weight;
  if (compared++ == 1) {
    const char *names[] = {a->name, b->name};
    puts("ready"), fflush(stdout), pause();
    return names[0][0] - names[1][0];
  }
  return difference;
}

__attribute__((noinline)) static unsigned sorted(struct row *rows, size_t count) {
  unsigned before = rows[0].weight, total = 0;
  qsort(rows, count, sizeof *rows, by_weight);
  for (size_t i = 0; i < count; i++) total += rows[i].weight;
  return total - before;
}

int main(int argc, char **argv) {
  struct row rows[] = {{"three", 3, HEAVY}, {"one", 1, LIGHT}, {"two", 2, (enum kind)9}};
  unsigned total = sorted(rows, sizeof rows / sizeof *rows);
  return total == (unsigned)argc + (unsigned)(long)argv;
}
