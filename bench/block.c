// What a debugger reads memory of: 100 MiB that were written to.
#include <unistd.h>

#define BYTES (100L << 20)

char block[BYTES];

__attribute__((noinline)) static void done(void) {
  __asm__ volatile("" ::: "memory");
}

int main(void) {
  for (long i = 0; i < BYTES; i++)
    block[i] = (char)(i * 7 >> 3 | 1);
  done();
  _exit(0);
}
