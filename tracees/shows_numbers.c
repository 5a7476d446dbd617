// Passes numbers and structures of every size on, in registers and on the stack, and waits below.
// build: -lm
#include <complex.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

struct small { char c; short s; };
struct pair { double x, y; };
struct mixed { long n; float f; };
struct large { int many[9]; const char *name; };
union word { unsigned long long all; unsigned char each[8]; float f; };

static volatile double kept;

__attribute__((noinline)) static int deepest(int a, unsigned b, long c, short d, signed char e, unsigned char f,
    long long g, int h, _Bool i) {
  puts("ready"), fflush(stdout), pause();
  return a + (int)b + (int)c + d + e + f + (int)g + h + i;
}

__attribute__((noinline)) static double floats(float a, double b, long double c, double complex d, struct pair e,
    struct mixed f, struct small g, struct large h, union word i) {
  double sum = a + b + (double)c + creal(d) + e.x + f.f, root = sqrt(sum);
  int rest = deepest(-1, 2u, -3L, (short)-4, (signed char)-5, (unsigned char)250, -7LL, h.many[8], a > 0);
  kept = rest;
  return root + rest + g.s + i.each[0] + e.y + (double)f.n;
}

int main(int argc, char **argv) {
  struct large large = {{1, 2, 3, 4, 5, 6, 7, 8, argc}, "large"};
  union word word = {.all = 0x0102030405060708ULL};
  struct pair pair = {1.5 * argc, -0.0}, pairs[2] = {{1, 2}, {3, 4}};
  struct mixed mixed = {-9, 0.25f};
  struct small small = {'s', 300};
  double result = floats(0.5f, 1e10, 2.5L, 3 + 4 * I, pair, mixed, small, large, word) + pairs[argc & 1].y;
  return (int)result + (argv == 0);
}
