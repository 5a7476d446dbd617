// Classes that declare all that a class can, for what a debugger shows of them.
struct A { int a; int m1(); private: int m2(); };
struct B { int m0(); typedef int T; T t; };
struct D { private: int a; public: int b; int m(int); void n(); int m(long); };
struct E { void e(); virtual ~E() {} virtual void f() = 0; virtual int *g(const char *p, int (*cb)(int)); static void s(); };
class F { public: int a; };
class H { int a; typedef int T; T t; };
struct I { static int x; int (*fp())(int); const char *name() const; int (&arr())[3]; const int ci = 3; };
class J { protected: typedef long P; P p; public: typedef short Q; Q q; private: typedef char R; R r; int o(); };
template <class T, class U = long> struct K {
  T t; U u; struct N { T in; } n; typedef T self; self s; T table[2];
  T *get(const U &u);
  template <class V> V conv(V v) { return v; }
};
struct L { A a; struct M { int z; } m; M *pm; enum X { P, Q } x; union { int u; }; struct { int an; } named; const L *next; A &ra; L(); L(A &&r); };
struct Holes { char c; int i; char d; long l; unsigned b1 : 3; unsigned b2 : 7; struct In { char k; double q; } in; union { int u1; char u2; }; static int s; };
struct Ov { void *operator new(unsigned long n); void operator()(int) const; Ov *operator->(); operator const char *() const; };
enum class Color : unsigned char { RED, GREEN = 5 };
struct Left : virtual A { int l; };
struct Right : virtual A { int r; };
struct Diamond : protected Left, private Right { int d; int sum() volatile; };
struct None {};
A a; B b; D d; struct E2 : E { void f() {} } e; F f; H h; I i; J j; K<int> k; K<const char *> kc; Holes holes; Ov ov; Color color; Diamond diamond; None none;
int A::m1() { return 0; } int A::m2() { return 1; } int B::m0() { return 2; } int D::m(int) { return 1; } void D::n() {} int D::m(long) { return 1; } void E::e() {}
int *E::g(const char *, int (*)(int)) { return 0; } void E::s() {} int I::x; int (*I::fp())(int) { return 0; } const char *I::name() const { return 0; }
int tab[3]; int (&I::arr())[3] { return tab; } int J::o() { return 0; } int Diamond::sum() volatile { return d; } int Holes::s;
L::L() : ra(a) {} L::L(A &&r) : ra(r) {} L l; L *pl = &l; const L &rl = l; int (D::*method)(int) = &D::m;
void *Ov::operator new(unsigned long) { return 0; } void Ov::operator()(int) const {} Ov *Ov::operator->() { return this; } Ov::operator const char *() const { return ""; }
int main() { return k.conv(3) - 3; }
