// Defines macros that are used in expressions; stops in `here`.
#define GONE 1
#undef GONE
#define LIMIT 10
#define EMPTY
#define SELF SELF + 1
#define TWICE(x) ((x) + (x))
#define TEXT(x) #x
#define FULL(x) TEXT(x)
#define GLUE(a, b) a##b
#define CALL(first, ...) sum(first, ##__VA_ARGS__)
static int here(int n) { return n; }
static int sum(int a, int b) { return a + b; }
int main(void) {
  volatile int value = 4;
  int total = here(1) + sum(value, 1);
#define BEFORE 2
  total += here(TWICE(LIMIT));
#define LATER 3
  return total == 0;
}
