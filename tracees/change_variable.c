// Prints the addresses of a variable and of a function; after a line, changes the one by calling the other.
// build: -fno-pie -no-pie
#include <stdio.h>

static volatile int variable = 1;

static __attribute__((noinline)) void change(void) { variable = 5; }

int main(void) {
  char line[80];
  printf("ready %p %p\n", (void *)&variable, (void *)change);
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    change();
    printf("%d\n", variable);
    fflush(stdout);
  }
  return 0;
}
