// Functions whose names tell them apart by more than a name: overloads, operators, templates, lambdas, local classes.
#include <functional>
int sink;
namespace ns {
template <typename F> __attribute__((noinline)) int apply(F f, int v) { return f(v); }
struct Holder {
  int run(int v) const {
    auto l = [this](int n) {
      sink = n;
      return n;
    };
    return l(v) + apply(l, v);
  }
  static int helper(const char *s, long *p) { return sink++; }
  operator int() const { return sink++; }
  Holder &operator<<(int) { return sink++, *this; }
};
namespace {
int hidden(int a) { return sink++; }
}
template <typename T> struct Tpl {
  T go(T t, const T &u) { return sink++; }
};
}
static int local(int (*cb)(int), const char *const *names, int a[3]) { return sink++; }
template <int N> int num() { return sink++; }
void on_function(std::function<int(int)> f) { sink++; }
int scaled(int n) { return sink++; }
double scaled(double n) { return sink++; }
int main() {
  ns::Holder h;
  h.run(5), ns::Holder::helper("x", nullptr), (void)(int)h, h << 3, ns::hidden(3), ns::Tpl<long>().go(1, 2);
  struct Local { int f(int a) { return sink++; } } l;
  local(nullptr, nullptr, nullptr), num<4>(), on_function(nullptr), scaled(1), scaled(1.0), l.f(2);
  auto twice = [](int k) { return sink += k; };
  return twice(3) == 0;
}
