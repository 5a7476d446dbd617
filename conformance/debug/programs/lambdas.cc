// Lambdas, range for, operators, default arguments.
struct Money {
  long cents;
  Money operator+(const Money &other) const { return Money{cents + other.cents}; }
  bool operator==(const Money &other) const { return cents == other.cents; }
};

template <typename F> __attribute__((noinline)) int apply(F function, int value) {
  return function(value);
}

__attribute__((noinline)) int offset(int value, int by = 3) { return value + by; }

int main() {
  int factor = 4;
  auto times = [factor](int n) {
    int result = n * factor;
    return result;
  };
  int a = apply(times, 5);
  int b = offset(a);
  Money m = Money{100} + Money{23};
  int sum = 0;
  int numbers[3] = {1, 2, 3};
  for (int n : numbers)
    sum += n;
  return a == 20 && b == 23 && m == Money{123} && sum == 6 ? 0 : 1;
}
