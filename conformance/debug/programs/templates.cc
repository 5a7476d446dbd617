// Function and class templates in several instances.
#include <cstdio>

template <typename T> struct Pair {
  T first;
  T second;
  T larger() const { return first < second ? second : first; }
};

template <typename T> __attribute__((noinline)) T sum(T a, T b) {
  T result = a + b;
  return result;
}

template <int N> __attribute__((noinline)) int plus(int value) {
  return value + N;
}

int main() {
  Pair<int> ints{3, 9};
  Pair<double> doubles{1.5, 0.5};
  int i = sum(ints.first, ints.second);
  double d = sum(doubles.first, doubles.second);
  int p = plus<5>(i) + plus<7>(i);
  std::printf("%d %g %d %d %g\n", i, d, p, ints.larger(), doubles.larger());
  return p == 36 ? 0 : 1;
}
