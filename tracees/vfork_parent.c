// Sleeps uninterruptibly: a parent whose vforked child prints its parent's pid and lives on to the end of the input.
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>

int main(void) {
  if (vfork() == 0) {
    char byte, line[16];
    int length = sprintf(line, "%d\n", getppid());
    if (write(1, line, length) == length)
      while (read(0, &byte, 1) > 0)
        ;
    _exit(0);
  }
  return 0;
}
