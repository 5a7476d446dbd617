// Constructors, virtual functions, templates; an exception caught a call further up.
#include <cstdio>

namespace shapes {
struct Guard {
  ~Guard() { std::puts("gone"); }
};
struct Shape {
  virtual ~Shape() {}
  virtual int area(int k) const { return k; }
};
struct Square : Shape {
  int side;
  explicit Square(int s) : side(s) {}
  int area(int k) const override { return side * side * k; }
};
template <typename T> T twice(T x) { return x + x; }
static void fail(int n)
{
  Guard guard;
  if (n > 1)
    throw n;
}
}
static int attempt(int n)
{
  try {
    shapes::fail(n);
  } catch (int e) {
    return e;
  }
  return 0;
}
int main()
{
  shapes::Square square(3);
  const shapes::Shape &shape = square;
  int r = shape.area(2) + shapes::twice(1) + (int)shapes::twice(2.5);
  r += attempt(1) + attempt(2);
  return r & 1;
}
