/* Calls, lines and variables for a debugger: work() twice, with a loop and a function called in it. */
#include <stdio.h>

struct point {
  int x;
  int y;
};

int global = 42;

static int square(int n) {
  int r = n * n;
  return r;
}

int work(struct point *p, const char *name) {
  int sum = 0;
  for (int i = 0; i < 3; i++) {
    sum += square(i) + p->x;
    global++;
  }
  fprintf(stderr, "%s: %d\n", name, sum);
  return sum;
}

int main(int argc, char **argv) {
  struct point p = {1, 2};
  int got = work(&p, "first");
  got += work(&p, "second");
  return got & argc & (argv[0] != 0);
}
