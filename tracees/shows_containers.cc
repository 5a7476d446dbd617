// Has one of each of the standard library's containers, and waits for a debugger to look.
// build: -std=c++17 -Wno-unused-but-set-variable -Wno-unused-variable
#include <array>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <stdio.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>
struct Shape { virtual ~Shape() {} int sides = 0; };
struct Square : Shape { Square() { sides = 4; } int edge = 5; };
static void show(const std::vector<int> &by_reference, std::string *pointer) { (void)by_reference, (void)pointer; puts("ready"), fflush(stdout), pause(); }
int main() {
  std::string empty, small = "small", large(40, 'x'), nul = std::string("a\0b", 3); std::string_view view = "view";
  std::vector<int> none, numbers = {1, 2, 3}; std::vector<bool> bits = {true, false, true}; std::vector<std::string> words = {"one", "two"};
  std::map<int, std::string> map = {{1, "a"}, {2, "b"}}; std::set<int> set = {3, 1, 2}; std::multimap<int, int> multi = {{1, 2}, {1, 3}};
  std::unordered_map<std::string, int> hash = {{"k", 1}}; std::unordered_set<int> bag = {7};
  std::list<int> list = {4, 5}; std::deque<int> deque(300, 1); deque.push_front(0); std::array<int, 2> array = {8, 9};
  std::optional<int> nothing, some = 5; std::variant<int, std::string> number = 3, text = "t"; std::pair<int, char> pair = {1, 'c'}; std::tuple<int, std::string, double> tuple = {1, "t", 0.5};
  std::unique_ptr<int> unique = std::make_unique<int>(6), no; std::unique_ptr<Shape> shape = std::make_unique<Square>(); std::shared_ptr<int> shared = std::make_shared<int>(7), twice = shared; std::weak_ptr<int> weak = shared;
  show(numbers, &small);
  return (int)large.size() + (int)bits.size() + (int)multi.size() + (int)array.size() + (int)view.size();
}
