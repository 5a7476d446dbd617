// One name in several scopes, static locals, a variable of another file's name.
static int value = 1;
volatile int sink;

__attribute__((noinline)) int count_calls(int step) {
  static int calls = 100;
  calls += step;
  return calls;
}

__attribute__((noinline)) int shadow(int value) {
  int result = value;
  {
    int value = result * 2;
    result += value;
    {
      const char *value = "inner";
      result += value[0];
      sink = result;
    }
    sink = value;
  }
  return result;
}

int main(void) {
  int first = count_calls(1);
  int second = count_calls(2);
  int third = shadow(value + 4);
  sink = first + second + third;
  return sink == 101 + 103 + 15 + 'i' ? 0 : 1;
}
