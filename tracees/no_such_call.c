// Makes calls of which one does not exist, which fails as all do before they begin.
#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  syscall(SYS_getppid);
  long result = syscall(1000, 1, 2, 3);
  int error = errno;
  syscall(SYS_getpgid, 0);
  result = syscall(1000, 4, 5, 6) + result;
  return printf("%ld %d\n", result, error) < 0;
}
