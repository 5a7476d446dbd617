// Asks for its number and does nothing with it: whatever it is told, nobody is hurt.
// build: -static
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  syscall(SYS_getpid);
  syscall(SYS_kill, 0, 0);
  return 7;
}
