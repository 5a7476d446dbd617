// Functions that return values in general registers, on the floating-point stack and in memory.
struct point { int x, y; };
struct big { long words[4]; };
struct odd { char c[3]; };
struct point point(int x, int y) { struct point p = {x, y}; return p; }
struct big big(long w) { struct big b = {{w, w + 1, w + 2, w + 3}}; return b; }
struct odd odd(char c) { struct odd o = {{c, 'x', 'y'}}; return o; }
long double extend(int n) { return n / 4.0L; }
float halved(float f) { return f / 2; }
double thirded(double d) { return d / 3; }
long long wide(int n) { return (long long)n << 33; }
_Complex float lesser(float a, float b) { return a + b * 1i; }
int sum_point(struct point p) { return p.x + p.y; }
int main(void) {
  volatile double sum = 0;
  sum += point(1, 2).x + big(4).words[1] + extend(5) + halved(3) + thirded(3) + wide(1);
  sum += __real__ lesser(3, 4) + odd('q').c[0] + sum_point(point(3, 4));
  return sum == 0;
}
