// Redirects its system calls to SIGSYS while a selector byte says so, and counts those; prints the count after a line.
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static volatile char selector;
static volatile int redirected;

static void count(int signal) {
  selector = 0;
  redirected++;
}

int main(void) {
  char line[80];
  signal(SIGSYS, count);
  if (prctl(59, 1, 0x1000, 0x2000, &selector)) return 2;
  printf("ready %p\n", (void *)&selector);
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin)) return 1;
  selector = 1;
  syscall(SYS_getppid);
  selector = 0;
  printf("%d\n", redirected);
  return 0;
}
