// Has a variable of each kind of C type, and waits in frame `inner` for a debugger to look.
// build: -Wno-unused-variable -Wno-unused-but-set-variable
#include <complex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>
enum color { RED, GREEN = 5, BLUE };
enum flags { READ = 1, WRITE = 2, RUN = 4 };
struct point { int x; short y; };
struct bits { unsigned a : 3; int b : 5; unsigned long long c : 40; bool d : 1; };
struct node { struct node *next; int value; const char *name; int (*call)(int); };
union either { int i; float f; unsigned char bytes[4]; };
struct deep { struct point at[2]; union { int u; char c; }; struct { int inside; } named; enum flags all; };
typedef int four __attribute__((vector_size(16)));
typedef struct point place;
typedef void (*handler)(int, const char *);
int global_number = 42;
const char *file_text = "file static";
int table[30];
int twice(int n) { return 2 * n; }
void handle(int n, const char *s) { (void)n, (void)s; }
int inner(int depth, const struct point *where, place by_value, double *list, char **names) {
  static int calls = 7;
  int shadowed = 1;
  int size = depth + 2;
  long vla[size];
  for (int i = 0; i < size; i++) vla[i] = i * 10;
  { int shadowed = 2; char letter = 'x'; puts("ready"), fflush(stdout), pause(); return shadowed + letter + calls + (int)vla[0] + where->x + by_value.y + (int)list[0] + names[0][0]; }
  return shadowed;
}
int main(void) {
  char c = 'a', escaped[12] = "q\"\\\n\033[0m", zeros[30] = "ab"; signed char sc = -2; unsigned char uc = 200; int8_t i8 = 65;
  short s = -3; unsigned u = 4000000000u; long l = -5; unsigned long long ull = ~0ULL;
#ifdef __SIZEOF_INT128__
  __int128 wide = -7; unsigned __int128 uwide = ((__int128)5 << 64) + 1;
#endif
  bool yes = true;
  float f = 0.1f, whole = 3; double d = 0.1, huge = 1e300, nan = 0.0 / 0.0, inf = -1 / 0.0; long double ld = 0.1L; float complex fc = 1 + 2 * I; double complex dc = 0.5 - 2 * I;
  wchar_t w = L'w', ws[] = L"wide"; enum color red = RED, odd = 9; enum flags rw = READ | WRITE, more = READ | 16, none = 0;
  struct bits bits = {5, -3, 123456789012, true}; struct node second = {0, 2, "second", twice}, first = {&second, 1, 0, 0}; union either either = {.f = 1.5f};
  struct deep deep = {{{1, 2}, {3, 4}}, {65}, {6}, RUN}; four vector = {1, 2, 3, 4}; int grid[2][3] = {{1, 2, 3}, {4, 5, 6}}, many[250] = {1, 2}; char *pc = &c; const char *bad = (char *)16, *text = "a text"; void *nothing = 0, *data = &table[1]; int *number = &global_number; handler h = handle; handler *hp = &h; const volatile int cv = 3; struct node *list = &first; double doubles[3] = {1, 2.5, -1e-7}; char *names[] = {"one", "two", 0}; place spot = {8, 9}; handler ops[3] = {handle, handle}; int (*rows)[3] = grid;
  return inner(3, &spot, spot, doubles, names);
}
