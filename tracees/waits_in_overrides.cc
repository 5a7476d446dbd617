// Waits in a virtual function called through a second base, from templates and an operator.
#include <stdio.h>
#include <unistd.h>

namespace shapes {
struct Area { virtual double area() const = 0; virtual ~Area() {} };
struct Name { virtual const char *name() const { return "shape"; } int length = 5; virtual ~Name() {} };
template <typename T, unsigned N> struct Points {
  T at[N][2];
  T sum(unsigned column) const;
};
enum class Color : unsigned char { RED = 1, BLUE = 200 };
class Polygon : public Area, protected Name {
public:
  Polygon(Points<int, 3> given, Color color) : points(given), color(color) {}
  double area() const override;
  const char *name() const override { return "polygon"; }
  friend double operator+(const Area &left, const Polygon &right);
  const Name &named() const { return *this; }
private:
  Points<int, 3> points;
  Color color;
  static constexpr int sides = 3;
};
template <typename T, unsigned N> __attribute__((noinline)) T Points<T, N>::sum(unsigned column) const {
  T total = 0;
  for (unsigned i = 0; i < N; i++) total += at[i][column];
  puts("ready"), fflush(stdout), pause();
  return total;
}
double Polygon::area() const { int first = points.sum(0), second = points.sum(1); return first + second * 0.5 + (color == Color::RED ? 0 : sides); }
__attribute__((noinline)) double operator+(const Area &left, const Polygon &right) { return left.area() + right.points.at[0][0]; }
}

int main(int argc, char **) {
  using namespace shapes;
  const Polygon polygon({{{1, 2}, {3, 4}, {5, argc}}}, Color::BLUE), other({}, Color(3));
  const Name &named = polygon.named();
  double total = polygon + other;
  return static_cast<int>(total) + named.length;
}
