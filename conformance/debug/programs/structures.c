// Values of every shape: nested, bit fields, unions, arrays, function pointers.
#include <stddef.h>
#include <stdint.h>

struct bits { unsigned a : 3; int b : 5; unsigned c : 10; };
union number { int i; float f; unsigned char bytes[4]; };
struct node { int value; struct node *left, *right; };
enum mode { READ = 1, WRITE = 2, RUN = 4 };
struct all {
  struct bits bits;
  union number number;
  struct { int inner; char name[8]; } nested;
  double grid[2][3];
  enum mode mode;
  int (*call)(int);
};

int negate(int n) { return -n; }

struct node leaf = {1, NULL, NULL};
struct node root = {2, &leaf, NULL};
struct all everything = {
    {5, -3, 1000}, {.f = 1.5f}, {7, "seven"}, {{1, 2, 3}, {4, 5, 6.5}}, READ | RUN, negate};
const char *words[] = {"alpha", "beta\n", NULL};
int8_t small = -5;
uint64_t large = UINT64_MAX;
char letter = 'x', zeros[20];
int repeated[40] = {1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3};
long double extended = 0.25L;
_Bool truth = 1;
volatile int sink;

__attribute__((noinline)) int look(struct all *all, struct node *tree) {
  sink = all->nested.inner;
  sink += tree->left->value;
  return all->call(sink);
}

int main(void) {
  int result = look(&everything, &root);
  return result + 8;
}
