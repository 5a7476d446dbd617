// Prints where its variables are, then, for each line of its input, what is in them.
#include <stdio.h>
#include <unistd.h>

static volatile int number = 42;
static volatile long long wide = -1;
static volatile double ratio = 1.5;
static volatile float fraction = 0.25f;
static volatile unsigned char bytes[4] = {1, 2, 3, 4};
char text[32] = "before";
const char constant[] = "fixed";
volatile const char *const pointed = constant;

int main(void) {
  char line[64];
  setvbuf(stdout, NULL, _IOLBF, 0);
  printf("%p\n", (void *)&number);
  while (fgets(line, sizeof line, stdin))
    printf("%d %lld %g %g %02x%02x%02x%02x %s %s\n", number, wide, ratio, fraction, bytes[0], bytes[1], bytes[2],
           bytes[3], text, (const char *)pointed);
  return 0;
}
