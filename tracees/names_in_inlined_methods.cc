// Stops below a function that is inlined in a method, which is inlined in another class's method.
#include <stdio.h>

static volatile int kept;
namespace far { int outside = 50; }

__attribute__((noinline)) static void stop(int n) { kept = n; }

static inline __attribute__((always_inline)) int plain(int n) {
  int own = n + 1;
  stop(own);
  return own;
}

namespace near {
int number = 60;
struct Inner {
  int member = 1, shared = 2;
  inline __attribute__((always_inline)) int inlined(int n) { int own = member + n; return plain(own) + shared; }
};
}

struct Outer {
  int member = 10, kept_by_outer = 11;
  near::Inner inner;
  __attribute__((noinline)) int method(int argument) {
    int own = member + argument;
    return inner.inlined(own) + kept_by_outer + far::outside + near::number;
  }
};

int main() {
  Outer outer;
  printf("%d\n", outer.method(4));
  return 0;
}
