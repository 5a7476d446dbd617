// Puts known values into zmm2, zmm17 and k1, traps, then prints what is in them.
// build: -mavx512f -fno-pie -no-pie
#include <stdio.h>

static const long vector[8] = {1, 2, 3, 4, 5, 6, 7, 8};
static unsigned char out[136];

int main(void) {
  char line[80];
  printf("ready\n");
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin)) return 1;
  __asm__ volatile(
      "mov $0x5a5a, %%eax\n"
      "kmovw %%eax, %%k1\n"
      "vmovdqu64 %0, %%zmm2\n"
      "vmovdqu64 %0, %%zmm17\n"
      "int3\n"
      "vmovdqu64 %%zmm2, out\n"
      "vmovdqu64 %%zmm17, out+64\n"
      "kmovw %%k1, out+128"
      :
      : "m"(vector)
      : "rax", "xmm2", "xmm17", "k1", "memory");
  return fwrite(out, 1, 130, stdout) != 130;
}
