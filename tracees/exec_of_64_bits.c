// Makes a call and becomes a program of another kind of CPU mode.
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  syscall(SYS_getpid);
  execl("/bin/true", "true", (char *)0);
  return 1;
}
