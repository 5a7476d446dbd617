// Prints "ready", then runs for ever without a system call.
#include <stdio.h>

int main(void) {
  volatile unsigned long turns = 0;
  puts("ready");
  fflush(stdout);
  for (;;)
    turns++;
}
