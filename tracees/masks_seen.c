// Prints the affinity mask that it sees by each way there is, with many calls before each look.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static char text[4096];

static void print(const char *how, long size) {
  text[size > 0 ? size : 0] = 0;
  char *line = strstr(text, "Cpus_allowed:");
  printf("%s %.*s\n", how, line ? (int)strcspn(line, "\n") : 4, line ? line : "none");
  fflush(stdout);
  for (int i = 0; i < 30; i++)
    syscall(SYS_getppid);
}

int main(void) {
  struct iovec all = {text, 4000};
  unsigned long mask[128] = {0};
  int status = open("/proc/self/status", O_RDONLY), zero = open("/dev/zero", O_RDONLY), ends[2];
  print("begin", 0);
  for (int i = 0; i < 6; i++)
    print("preadv", preadv(status, &all, 1, 0));
  print("sched_getaffinity", 0 * syscall(SYS_sched_getaffinity, 0, sizeof mask, mask));
  print("read", read(status, text, 4000));
  lseek(status, 1, SEEK_SET);
  print("lseek", read(status, text, 4000));
  print("pread64", pread(status, text, 4000, 0));
  print("readv", readv(status, &all, lseek(status, 0, SEEK_SET) + 1));
  if (pipe2(ends, O_NONBLOCK) != 0)
    return 1;
  print("sendfile", sendfile(ends[1], status, &(long){0}, 4000) * 0 + read(ends[0], text, 4000));
  print("splice", splice(status, &(long){0}, ends[1], NULL, 4000, 0) * 0 + read(ends[0], text, 4000));
  for (int i = 0; i < 9; i++)
    print("zero", read(zero, text, 1));
  print("dup2", pread(dup2(status, zero), text, 4000, 0));
  close(zero);
  zero = open("/dev/zero", O_RDONLY);
  for (int i = 0; i < 9; i++)
    print("zero again", read(zero, text, 1));
  syscall(SYS_close_range, zero, zero, 0);
  print("opened again", read(open("/proc/self/status", O_RDONLY), text, 4000));
  printf("%lx\n", mask[0]);
  return 0;
}
