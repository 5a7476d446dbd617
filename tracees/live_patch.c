// Asks to be traced, prints where three local variables are, then counts and stops itself each turn
// until the first of them is set.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>

int main(void) {
  volatile int end = 0, count = 0;
  char format[40];
  strcpy(format, "count = %d\n");
  setvbuf(stdout, NULL, _IOLBF, 0);
  ptrace(PTRACE_TRACEME, 0, 0, 0);
  printf("%p %p %p\n", (void *)&end, (void *)&count, (void *)format);
  while (!end) {
    printf(format, count);
    count++;
    raise(SIGSTOP);
  }
  return 0;
}
// build: -Wno-format-security -Wno-format-nonliteral
