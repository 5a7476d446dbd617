// Has functions that differ by what they take, and operators of its own; stops in `here`.
struct Base {
  int b = 1;
  virtual int who() { return 1; }
  int plain(int x) { return x + b; }
};
struct Other { int o = 2; virtual int other() { return 22; } };
struct Derived : Base, Other {
  int who() override { return 2; }
  int other() override { return 30 + b; }
  int plain(double x) { return (int)(x * 2); }
};
namespace geo {
struct Vec {
  int x, y;
  int operator[](int i) const { return i ? y : x; }
  int operator[](const char *n) const { return n[0] == 'x' ? x : y; }
  bool operator==(const Vec &o) const { return x == o.x && y == o.y; }
  int operator()(int a, int b) { return x + a * b; }
  int operator-() const { return -x; }
  operator int() const { return x; }
  Vec &operator++() { x++; return *this; }
};
int operator+(const Vec &a, int b) { return a.x + b; }
int dot(const Vec &a, const Vec &b) { return a.x * b.x + a.y * b.y; }
}
struct Ptr { geo::Vec *p; geo::Vec *operator->() { return p; } geo::Vec &operator*() { return *p; } };
int f(int) { return 1; } int f(char) { return 2; } int f(double) { return 3; } int f(const char *) { return 4; }
int f(void *) { return 5; } int f(Base *) { return 6; } int f(const geo::Vec &) { return 7; } int f(int, int) { return 8; }
struct Many { int m(int) { return 1; } int m(double) { return 2; } int m(int) const { return 3; } static int st(int a) { return a * 2; } };
int here(int n) { return n; }
int main() {
  geo::Vec a{1, 2}, b{3, 4}; Ptr p{&a}; Derived d; Base *bp = &d; Other *op = &d; Many m; const Many cm;
  short s = 3; float fl = 1.5f; const char *text = "xy";
  int n = f(1) + f('a') + f(2.0) + f("x") + f((void *)0) + f(bp) + f(a) + f(1, 2) + m.m(1) + m.m(1.0) + cm.m(1) + Many::st(1);
  n += a[0] + a["x"] + (a == b) + a(1, 2) + -a + (a + 1) + dot(a, b) + p->x + (*p).x + bp->who() + op->other() + d.plain(1.5) + bp->plain(1) + int(++b) + s + (int)fl + text[0];
  return here(n) == 0;
}
