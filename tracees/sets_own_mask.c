// Sets its own affinity mask to the one given in hexadecimal, prints what it, a thread and a child then have, and what is
// there after many more calls; then the same with the mask it had at first.
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void *print(void *who) {
  unsigned long mask[128] = {0};
  for (int i = 0; i < 300; i++)
    syscall(SYS_getppid);
  syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
  printf("%s %lx\n", (char *)who, mask[0]);
  fflush(stdout);
  return NULL;
}

static void all(unsigned long mask) {
  pthread_t thread;
  if (syscall(SYS_sched_setaffinity, 0, sizeof mask, &mask) != 0)
    exit(1);
  print("self");
  pthread_create(&thread, NULL, print, "thread");
  pthread_join(thread, NULL);
  if (fork() == 0) {
    print("child");
    _exit(0);
  }
  wait(NULL);
  print("self");
}

int main(int argc, char **argv) {
  unsigned long before[128] = {0};
  print("before");
  syscall(SYS_sched_getaffinity, 0, sizeof before, before);
  all(strtoul(argv[1], NULL, 16));
  all(before[0]);
  return 0;
}
// build: -pthread
