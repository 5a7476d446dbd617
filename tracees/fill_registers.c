// Puts known values into a general, an x87, an xmm and a ymm register, traps, then prints what is in them.
// build: -mavx -fno-pie -no-pie
#include <stdio.h>

static const double vector[4] = {1, 2, 3, 4};
static unsigned char out[64];

int main(void) {
  char line[80];
  printf("ready\n");
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin)) return 1;
  __asm__ volatile(
#ifdef __x86_64__
      "movabs $0x1122334455667788, %%rbx\n"
#else
      "mov $0x11223344, %%ebx\n"
#endif
      "fldz\n fld1\n"
      "vmovdqu %0, %%ymm2\n"
      "int3\n"
      "vmovdqu %%ymm2, out+8\n"
      "fstpt out+40\n"
      "fstp %%st(0)\n"
#ifdef __x86_64__
      "movq %%rbx, out\n"
#else
      "movl %%ebx, out\n"
#endif
      "vzeroupper"
      :
      : "m"(vector)
      : "ebx", "xmm2", "memory");
  return fwrite(out, 1, 50, stdout) != 50;
}
