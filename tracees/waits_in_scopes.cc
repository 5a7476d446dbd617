// Waits in a pause(2) below an inlined method of a class in a namespace, a lambda and a template.
#include <stdio.h>
#include <unistd.h>

namespace outer {
struct Waiter {
  int kept;
  __attribute__((noinline)) int wait_here(int n);
  inline __attribute__((always_inline)) int twice(int n) {
    return wait_here(n) + wait_here(n + 1);
  }
};

int Waiter::wait_here(int n) {
  puts("ready");
  fflush(stdout);
  pause();
  return n + kept;
}

template <typename T>
__attribute__((noinline)) T templated(Waiter &w, T n) {
  return w.twice(n) + 1;
}
} // namespace outer

static __attribute__((noinline)) int called(int n) {
  outer::Waiter w{n};
  auto lambda = [&](int k) __attribute__((always_inline)) { return outer::templated(w, k) + 2; };
  return lambda(n) + lambda(n + 1);
}

int main(int argc, char **) { return called(argc) + 1; }
