// Floating-point arguments, results and vectors.
typedef float four __attribute__((vector_size(16)));
struct pair { double x, y; };
struct small { char a; short b; };
volatile double sink;

__attribute__((noinline)) double mean(double a, double b) {
  double sum = a + b;
  return sum / 2;
}

__attribute__((noinline)) float half(float f) { return f / 2; }

__attribute__((noinline)) struct pair swap(struct pair p) {
  struct pair result = {p.y, p.x};
  return result;
}

__attribute__((noinline)) struct small make(char a, short b) {
  struct small result = {a, b};
  return result;
}

four lanes = {1, 2.5f, -3, 0};
double special[4] = {0.1, 1e300, -0.0, 1.0 / 3};

int main(void) {
  double m = mean(1.5, 2.5);
  float h = half(5);
  struct pair p = {m, h};
  p = swap(p);
  struct small s = make('a', -7);
  sink = p.x + s.b;
  return sink == -4.5 ? 0 : 1;
}
