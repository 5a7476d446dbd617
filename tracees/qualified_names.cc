// Functions, variables and types in namespaces, classes, templates and other functions.
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace shapes {
inline namespace v1 {
template <class T> struct Box {
  T value;
  T doubled() const;
  Box operator<<(int n) const { return Box{value << n}; }
};
template <class T> T Box<T>::doubled() const { return value + value; }
}  // namespace v1
namespace {
int hidden(int x) { return x * 7; }
}  // namespace
class Square {
 public:
  virtual ~Square() {}
  virtual int area(int x);
  static int made;
};
int Square::made = 1;
int Square::area(int x) {
  struct Local { static int inner(int y) { return y + 1; } };
  return Local::inner(x) + hidden(x) + made;
}
}  // namespace shapes

int main(int argc, char **argv) {
  shapes::Square square;
  std::vector<int> sizes;
  for (int i = 0; i < argc; i++) sizes.push_back(square.area(i));
  std::sort(sizes.begin(), sizes.end());
  std::map<std::string, int> names{{argv[0], sizes[0]}};
  std::printf("%d %zu\n", (shapes::Box<int>{argc} << 2).doubled(), names.size());
}
