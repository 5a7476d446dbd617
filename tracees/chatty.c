// Makes calls one after the other until the file given is gone, then prints its affinity mask.
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv) {
  unsigned long mask[128] = {0};
  puts("ready");
  fflush(stdout);
  while (access(argv[1], F_OK) == 0)
    ;
  syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
  printf("%lx\n", mask[0]);
  return 0;
}
