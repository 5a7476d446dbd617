// Virtual calls, overloads, references, namespaces, a class with a static member.
#include <cstdio>

namespace shapes {
class Shape {
public:
  explicit Shape(int id) : id_(id) { count++; }
  virtual ~Shape() { count--; }
  virtual int area() const = 0;
  int id() const { return id_; }
  static int count;

protected:
  int id_;
};
int Shape::count = 0;

class Square : public Shape {
public:
  Square(int id, int side) : Shape(id), side_(side) {}
  int area() const override { return side_ * side_; }

private:
  int side_;
};

class Box : public Shape {
public:
  Box(int id, int width, int height) : Shape(id), width_(width), height_(height) {}
  int area() const override {
    int product = width_ * height_;
    return product;
  }

private:
  int width_, height_;
};
} // namespace shapes

__attribute__((noinline)) int scaled(int value) { return value * 2; }
__attribute__((noinline)) double scaled(double value) { return value * 3; }

__attribute__((noinline)) int measure(const shapes::Shape &shape, int &sum) {
  sum += shape.area();
  return sum;
}

int main() {
  int sum = 0;
  shapes::Square square(1, 3);
  shapes::Box box(2, 4, 5);
  measure(square, sum);
  measure(box, sum);
  double d = scaled(1.5) + scaled(sum);
  std::printf("%d %g\n", sum, d);
  return sum == 29 ? 0 : 1;
}
