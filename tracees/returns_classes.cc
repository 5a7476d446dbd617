// Functions that are given and return values of all kinds of places: general, vector and floating-point registers, memory.
struct Point { int x, y; };
struct Floats { float a, b; };
struct Mixed { double d; int i; };
struct Swapped { long n; float f; };
struct Big { long words[4]; };
struct Odd { char c[3]; };
struct Extended { long double v; };
struct Copied { int v; Copied(int v) : v(v) {} Copied(const Copied &o) : v(o.v + 1) {} ~Copied() { v = 0; } };
struct Shape { virtual ~Shape() {} virtual int area() const { return 1; } int id = 7; Point at{1, 2}; Point corner(int by) const { return {at.x + by, at.y + by}; } };
struct Box : Shape { int w = 3; int area() const override { return w * w; } };
union Both { int i; float f; };
Point point(int x, int y) { return {x, y}; }
Floats floats(float a, float b) { return {a, b}; }
Mixed mixed(double d, int i) { return {d, i}; }
Swapped swapped(long n, float f) { return {n, f}; }
Big big(long w) { return {{w, w + 1, w + 2, w + 3}}; }
Odd odd(char c) { return {{c, 'x', 'y'}}; }
Extended extended(long double v) { return {v}; }
long double extend(int n) { return n / 4.0L; }
_Complex double twofold(double a, double b) { return a + b * 1i; }
_Complex float lesser(float a, float b) { return a + b * 1i; }
float halved(float f) { return f / 2; }
double thirded(double d) { return d / 3; }
long long wide(int n) { return (long long)n << 33; }
Copied copied(int v) { return Copied(v); }
int sum_point(Point p) { return p.x + p.y; }
float sum_floats(Floats f) { return f.a + f.b; }
double sum_mixed(int before, Mixed m, double after) { return before + m.d + m.i + after; }
long sum_big(int a, Big b) { return a + b.words[0] + b.words[3]; }
int sum_odd(Odd o) { return o.c[0] + o.c[1]; }
double sum_extended(long double a, Extended b) { return a + b.v; }
double many(Mixed a, Mixed b, Mixed c, Point d, Point e, Point f, Point g) { return a.d + b.i + c.d + d.x + e.y + f.x + g.y; }
int refers(const Point &p, int &n) { n++; return p.x * n; }
int main() {
  Point p{7, 8}; Floats f{1.5f, 2.5f}; Mixed m{2.5, 3}; Big b = big(10); Odd o = odd('a'); Extended e{1.25L}; Box box; Shape *shape = &box; Shape &ref = box; Both both{3}; int n = 3; Point grid[2] = {p, p}; char chars[8] = "ab";
  point(1, 2); floats(1, 2); mixed(1.5, 2); swapped(3, 2); big(4); odd('q'); extended(2.5L); extend(5); twofold(1, 2); lesser(3, 4); halved(3); thirded(3); wide(1); copied(4);
  return sum_point(p) + (int)(sum_floats(f) + sum_mixed(1, m, 2) + sum_extended(1, e) + many(m, m, m, p, p, p, p)) + (int)sum_big(1, b) + sum_odd(o) + refers(p, n) + shape->area() + ref.corner(1).x + both.i + grid[0].x + chars[0];
}
