// Calls functions whose last calls are jumps when optimised: by one way, by one of two, in a circle, by pointer.
// build: -O2
#define KEPT __attribute__((noinline, noclone))

volatile int sink;

KEPT int last(int n) {
  sink = n;
  return n + 1;
}

KEPT int middle(int n) { sink = n * 2; return last(n + 10); }
KEPT int first(int n) { sink = n * 3; return middle(n + 100); }

KEPT int left(int n) { sink = n; return middle(n + 2); }
KEPT int right(int n) { sink = n; return middle(n + 3); }
KEPT int chooses(int n) {
  sink = n;
  if (n > 5)
    return left(n + 1);
  return right(n * 2);
}
KEPT int begins(int n) { sink = n; return chooses(n + 4); }

KEPT int odd(int n);
KEPT int even(int n) { sink = n; return n == 0 ? last(0) : odd(n - 1); }
KEPT int odd(int n) { sink = n; return n == 0 ? last(1) : even(n - 1); }

int (*volatile pointer)(int) = first;

int main(void) {
  int result = first(1);
  result += begins(1);
  result += even(2);
  result += pointer(3);
  return result == 0;
}
