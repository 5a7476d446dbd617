// Exceptions, caught two calls up, rethrown once, with destructors on the way.
#include <stdexcept>

volatile int sink;

struct Guard {
  int number;
  explicit Guard(int n) : number(n) {}
  ~Guard() { sink = number; }
};

__attribute__((noinline)) void fails(int code) {
  Guard guard(code);
  if (code > 1)
    throw std::runtime_error("failed");
  sink = code;
}

__attribute__((noinline)) int tries(int code) {
  try {
    fails(code);
  } catch (const std::runtime_error &error) {
    sink = 50;
    return -1;
  }
  return code;
}

int main() {
  int one = tries(1);
  int two = tries(2);
  int three = 0;
  try {
    throw 42;
  } catch (int value) {
    three = value;
  }
  return one + two + three == 42 ? 0 : 1;
}
