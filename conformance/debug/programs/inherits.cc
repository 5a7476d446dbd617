// Several bases, a virtual base, references, enum class, nested types.
#include <cstdint>

struct Base {
  int base = 1;
  virtual ~Base() {}
  virtual int kind() { return 0; }
};
struct Left : virtual Base {
  int left = 2;
  int kind() override { return 1; }
};
struct Right : virtual Base {
  int right = 3;
};
struct Both : Left, Right {
  int both = 4;
  int kind() override { return 3; }
};
enum class Level : std::uint8_t { Low = 1, High = 9 };
struct Outer {
  struct Inner {
    int deep;
  } inner{8};
  Level level = Level::High;
  static const int limit = 77;
  const int &reference;
  int Outer::*member;
};

__attribute__((noinline)) int use(Base &thing, const Outer &outer) {
  return thing.kind() + outer.inner.deep;
}

int main() {
  Both both;
  int target = 6;
  Outer outer{{8}, Level::High, target, nullptr};
  int got = use(both, outer);
  return got == 11 ? 0 : 1;
}
