// Prints where the C library has registered its restartable sequences, then waits for a line.
#include <stdio.h>
#include <sys/rseq.h>

int main(void) {
  char line[80];
  printf("ready %p\n", (void *)((char *)__builtin_thread_pointer() + __rseq_offset));
  fflush(stdout);
  return !fgets(line, sizeof line, stdin);
}
