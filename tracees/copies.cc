/* Classes that copy themselves, passed by value and returned, and a function that throws. */
#include <stdexcept>

struct Copy {
  int v;
  Copy(int x) : v(x) {}
  Copy(const Copy &other) : v(other.v + 100) { made++; }
  ~Copy() { gone++; }
  static int made, gone;
};

int Copy::made, Copy::gone;

int take(Copy c) { return c.v; }
int both(int x, Copy c, Copy d) { return x + c.v * 1000 + d.v; }
Copy give(int x) { return Copy(x); }

int thrower(int x) {
  if (x == 1)
    throw std::runtime_error("boom");
  if (x == 2)
    throw 42;
  return x;
}

int main() {
  Copy c(5);
  int r = take(c) + both(1, c, give(3));
  try {
    thrower(1);
  } catch (std::exception &) {
    r++;
  }
  try {
    thrower(2);
  } catch (int) {
    r++;
  }
  return r == 0;
}
