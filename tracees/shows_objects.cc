// Has variables of C++'s kinds of types, and waits in a member function for a debugger to look.
// build: -Wno-unused
#include <stdio.h>
#include <unistd.h>
namespace zoo {
enum class Size : char { SMALL, LARGE = 4 };
enum Old { YOUNG, AGED };
struct Empty {};
struct Named { const char *name = "n"; static int count; };
int Named::count = 3;
struct Base { virtual ~Base() {} virtual int f() { return base; } int base = 1; };
struct Left : virtual Base { int left = 2; };
struct Right : virtual Base, Named { int right = 3; };
struct Both : Left, Right, Empty {
  int both = 4; Old old = AGED; Size size = Size::LARGE; int &ref = both; bool flag = true;
  int f() override { return stay(5); }
  int stay(int add) const;
};
template <class T, int N> struct Box { T value; T many[N]; T *self() { return &value; } };
int Both::stay(int add) const { int sum = add + both; puts("ready"), fflush(stdout), pause(); return sum; }
}
namespace { int hidden = 6; struct Inner { int v; } local_kind = {7}; }
static int twice(int n) { return 2 * n; }
using Numbers = zoo::Box<int, 2>;
static int work(zoo::Base &b, zoo::Base *p, int &&moved, const Numbers &numbers) {
  zoo::Old old = zoo::AGED; zoo::Size big = zoo::Size::LARGE, odd = zoo::Size(9); auto lambda = [&old, p](int n) { return n + old + p->base; };
  int zoo::Base::*member = &zoo::Base::base; int (zoo::Base::*method)() = &zoo::Base::f; int (zoo::Both::*plain)(int) const = &zoo::Both::stay; int zoo::Base::*no = nullptr; decltype(nullptr) null = nullptr; zoo::Box<zoo::Named, 1> box = {}; Inner &inner = local_kind; char16_t c16 = u'x'; char32_t s32[] = U"yz"; wchar_t w = L'w'; zoo::Empty empty; struct Here { int a, b; } here = {1, 2}; const char (&text)[4] = "abc"; int (&function)(int) = twice; union { int i; char c; } u = {65};
  return lambda(b.f()) + moved + numbers.value;
}
int main() {
  zoo::Both both; Numbers numbers = {1, {2, 3}}; zoo::Left *left = &both; zoo::Base base;
  return work(both, left, 9, numbers) + base.base;
}
