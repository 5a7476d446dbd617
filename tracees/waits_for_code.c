// Maps memory for code (two places, far apart where addresses have 64 bits) and for data at fixed addresses, and waits
// at a breakpoint instruction for a tracer to put something there.
#define _GNU_SOURCE
#include <sys/mman.h>

static int map(unsigned long at, int protection) {
  return mmap((void *)at, 0x4000, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) != (void *)at;
}

int main(void) {
  int code = PROT_READ | PROT_WRITE | PROT_EXEC;
  if (map(0x10000000, code) || map(0x20000000, PROT_READ | PROT_WRITE))
    return 1;
  if (map(sizeof(long) == 8 ? (unsigned long)0x7e0000000000ULL : 0x70000000, code))
    return 2;
  __asm__ volatile("int3");
  return 0;
}
