// Inlined calls, one in another.
volatile int sink;

static inline __attribute__((always_inline)) int inner(int a) {
  int doubled = a * 2;
  sink = doubled;
  return doubled + 1;
}

static inline __attribute__((always_inline)) int outer(int b) {
  int got = inner(b + 1);
  sink = got;
  return got + 3;
}

__attribute__((noinline)) int plain(int c) {
  sink = c;
  return c + sink;
}

int main(void) {
  int one = outer(4);
  int two = plain(one);
  int three = outer(two);
  sink = three;
  return three == 62 ? 0 : 1;
}
