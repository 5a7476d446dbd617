// Calls functions with references, has a variable that nothing is left of, a number that only its
// symbol tells of, and a function with a second name.
// build: -O2
#include <cstdio>

static int forgotten;

asm(".data\n"
    ".type bare_number, @object\n"
    "bare_number: .long 7\n"
    ".size bare_number, 4\n"
    ".text\n"
    ".globl again\n"
    ".type again, @function\n"
    ".set again, twice\n");

extern "C" __attribute__((noinline, used)) int twice(int value) { return 2 * value; }

__attribute__((noinline, noclone)) int add(const int &from, int &sum) {
  sum += from;
  asm volatile("" ::: "memory");
  return sum;
}

__attribute__((noinline, noclone)) double grow(double &by) {
  by *= 2;
  asm volatile("" ::: "memory");
  return by;
}

int main() {
  int sum = 0, three = 3;
  double half = 0.5;
  forgotten = add(three, sum);
  add(sum, sum);
  std::printf("%d %g %d\n", sum, grow(half), twice(sum));
}
