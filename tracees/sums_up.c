// Adds up in a loop, by calls, branches and arithmetic; ends in a function of its own.
static volatile long total;
static volatile unsigned char small;

__attribute__((noinline)) void add(long n) {
  long half = n >> 1;
  if (n % 3 == 0)
    total += half;
  else if (n & 4)
    total -= n;
  else
    total ^= half * 5;
  small = (unsigned char)(total + n);
}

__attribute__((noinline)) void done(void) { __asm__ volatile("nop"); }

int main(void) {
  for (long n = 0; n < 100; n++)
    add(n);
  done();
  return 0;
}
