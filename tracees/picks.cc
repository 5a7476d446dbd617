/* One name for several functions: a breakpoint on it has several places. */
int pick(int x) { return x; }
int pick(long x) { return x + 1; }
int pick(char x) { return x + 2; }

int main() { return pick(1) + pick(2L) + pick('c') - pick(1) < 0; }
