// Prints "ready" and its pid, then repeats each line of its input in a line of its own; ends with 3.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char line[256];
  setvbuf(stdout, NULL, _IOLBF, 0);
  printf("ready %d\n", getpid());
  while (fgets(line, sizeof line, stdin))
    fputs(line, stdout);
  return 3;
}
