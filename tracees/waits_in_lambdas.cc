// Waits below lambdas with captures, a function template with a pack and structured bindings.
// build: -std=c++17
#include <functional>
#include <stdio.h>
#include <unistd.h>

struct Range { int from, to; };

template <typename... Each> __attribute__((noinline)) static int all(int first, Each... rest) {
  int sum = (first + ... + rest);
  puts("ready"), fflush(stdout), pause();
  return sum;
}

template <typename Function> __attribute__((noinline)) static int apply(Function &&function, Range range) {
  auto [from, to] = range;
  int result = 0;
  for (int i = from; i < to; i++) result += function(i);
  return result;
}

static int through(const std::function<int(int)> &function, int n) { return function(n) + 1; }

int main(int argc, char **argv) {
  long calls = 0;
  const char *name = argv[0] ? "named" : "";
  auto counted = [&calls, name, factor = argc + 1](int n) mutable {
    calls++;
    return all(n * factor, (short)2, 'c') + name[0];
  };
  auto outer = [&](int n) { return through(counted, n); };
  return apply(outer, {argc, argc + 2});
}
