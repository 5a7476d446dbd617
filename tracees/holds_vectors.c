// Has vectors, complex numbers and a function that is called like a variable of the C library; stops in `here`.
#include <complex.h>
typedef float v4f __attribute__((vector_size(16)));
typedef int v4i __attribute__((vector_size(16)));
enum kind { FIRST, SECOND = 5 };
static int ints_there[] = {1, 2, 3, 4, 5};
int one(int a) { return a + 1; }
static int here(v4f vector, int n) { return (int)vector[0] + n; }
int main(void) {
  v4f four = {1, 2, 3, 4};
  v4i ints = {1, -2, 3, 4};
  double complex z = 1.5 + 2.5 * I;
  float complex zf = 3.0f - 1.0f * I;
  volatile enum kind kind = SECOND;
  const char *word = "abc";
  int n = here(four, kind) + one(ints[0]) + (int)creal(z) + (int)crealf(zf) + word[0] + ints_there[1];
  return n > 0 ? 3 : 4;
}
