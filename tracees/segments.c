// Prints where a variable and the thread's own data are; after a line, what it finds at the start of a spare segment.
#include <stdio.h>

static long variable = 0x5eed;

int main(void) {
  char line[80];
  long value;
  long self;
#ifdef __x86_64__
  __asm__("mov %%fs:0, %0" : "=r"(self));
#else
  __asm__("mov %%gs:0, %0" : "=r"(self));
#endif
  printf("ready %p %lx\n", (void *)&variable, self);
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin)) return 1;
#ifdef __x86_64__
  __asm__ volatile("mov %%gs:0, %0" : "=r"(value));
#else
  __asm__ volatile("mov %w1, %%fs\n mov %%fs:0, %0" : "=&r"(value) : "r"(13 << 3 | 3));
#endif
  printf("%lx\n", value);
  return 0;
}
