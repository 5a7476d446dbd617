// Has one of each of libc++'s containers, and noise that no container has, and waits for a debugger to look.
// build: -stdlib=libc++ -std=c++17 -fstandalone-debug -Wno-unused-but-set-variable -Wno-unused-variable
#include <array>
#include <deque>
#include <forward_list>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>
struct Empty {};
static uintptr_t ones[512], itself[512], ladder[512], pair_ring[512], odd[512];
static void make_noise() {
  for (int i = 0; i < 512; i++) {
    ones[i] = ~(uintptr_t)0; itself[i] = (uintptr_t)itself; ladder[i] = (uintptr_t)&ladder[(i + 1) % 512];
    pair_ring[i] = i % 2 ? 1000000 : (uintptr_t)pair_ring; odd[i] = (uintptr_t)odd + i * 7 + 1;
  }
}
static void show() { puts("ready"); fflush(stdout); pause(); }
int main() {
  std::string empty, small = "small", large(40, 'x'), nul("a\0b", 3); std::wstring wide = L"wide"; std::u16string u16 = u"u16", u16_long(30, u'x'); std::string_view view = "view";
  std::vector<int> none, numbers = {1, 2, 3}; std::vector<bool> bits = {true, false, true}; std::vector<std::string> words = {"one", "two"}; numbers.reserve(4);
  std::map<int, std::string> map = {{1, "a"}, {2, "b"}}; std::set<int> set = {3, 1, 2}; std::set<char> letters = {'b', 'a'}; std::multimap<int, int> multi = {{1, 2}, {1, 3}}; std::map<int, int> many; for (int i = 0; i < 300; i++) many[i] = i;
  std::unordered_map<std::string, int> hash = {{"k", 1}}; std::unordered_set<int> bag = {7}; std::list<int> list = {4, 5}, gone; std::forward_list<int> forward = {6, 7}; std::array<int, 2> array = {8, 9};
  std::deque<int> deque, no_deque; for (int i = 0; i < 3000; i++) deque.push_back(i); for (int i = 0; i < 2900; i++) deque.pop_front();
  std::optional<int> nothing, some = 5; std::variant<int, std::string> number = 3, text = "t"; std::pair<int, char> pair = {1, 'c'}; std::tuple<int, std::string, Empty, double> tuple = {1, "t", {}, 0.5};
  std::unique_ptr<int> unique = std::make_unique<int>(6), no; std::shared_ptr<int> shared = std::make_shared<int>(7), twice = shared, nobody; std::weak_ptr<int> weak = shared, expired = std::make_shared<int>(8);
  make_noise(); show();
}
