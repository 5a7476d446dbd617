// The standard library's containers.
#include <map>
#include <memory>
#include <string>
#include <vector>

__attribute__((noinline)) int look(const std::vector<int> &numbers, const std::string &text) {
  return static_cast<int>(numbers.size() + text.size());
}

int main() {
  std::string text = "hello";
  std::vector<int> numbers = {1, 2, 3};
  std::map<std::string, int> ages = {{"ann", 30}, {"bob", 40}};
  std::unique_ptr<int> owned = std::make_unique<int>(5);
  std::pair<int, double> pair = {1, 2.5};
  int result = look(numbers, text);
  result += ages["ann"] + *owned + pair.first;
  return result == 44 ? 0 : 1;
}
