// Makes four calls and prints their results: getpid, a write of 3 bytes to /dev/null, close(-1)
// and mkdir of its argument; with "int80" as a second argument by the interrupt of i386.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long call(int interrupt, long number, long number32, long a, long b, long c) {
  long result;
  if (!interrupt) {
    result = syscall(number, a, b, c);
    return result < 0 ? -errno : result;
  }
#ifdef __x86_64__
  asm volatile("int $0x80" : "=a"(result) : "a"(number32), "b"(a), "c"(b), "d"(c) : "memory");
  return (int)result;
#else
  return -ENOSYS;
#endif
}

int main(int argc, char **argv) {
  static char path[256];
  int interrupt = argc > 2, null = open("/dev/null", O_WRONLY);
  char line[8];
  strcpy(path, argv[1]);
  printf("%d %d\n", getpid(), getppid());
  fflush(stdout);
  fgets(line, sizeof line, stdin);
  printf("%ld", call(interrupt, SYS_getpid, 20, 0, 0, 0));
  fflush(stdout);
  printf(" %ld", call(interrupt, SYS_write, 4, null, (long)path, 3));
  fflush(stdout);
  printf(" %ld", call(interrupt, SYS_close, 6, -1, 0, 0));
  fflush(stdout);
  printf(" %ld\n", call(interrupt, SYS_mkdir, 39, (long)path, 0755, 0));
  return 0;
}
// build: -static -no-pie
