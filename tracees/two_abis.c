// Makes one getppid(2) by int 0x80 between two of its own ABI; with arguments it then executes them.
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define CLOBBERED , "r8", "r9", "r10", "r11"
#else
#define CLOBBERED
#endif

int main(int count, char **words) {
  long result = 64;
  syscall(SYS_getppid);
  __asm__ volatile("int $0x80" : "+a"(result)::"memory" CLOBBERED);
  syscall(SYS_getppid);
  if (count > 1) execv(words[1], words + 1);
  return result == syscall(SYS_getppid) ? 0 : 1;
}
