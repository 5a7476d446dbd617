// A library with a variable and two functions.
int plugin_calls;

__attribute__((noinline)) static int plugin_work(int n) {
  plugin_calls++;
  return n * 2 + 1;
}

int plugin_entry(int n) {
  int base = n + 1;
  return plugin_work(base);
}
