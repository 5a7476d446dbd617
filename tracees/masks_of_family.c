// Prints the affinity masks that its first thread, another, a child and another program see, with many calls before.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void *look(void *who) {
  char text[4096] = "";
  unsigned long mask[128] = {0};
  int status = open("/proc/thread-self/status", O_RDONLY);
  for (int i = 0; i < 200; i++)
    syscall(SYS_getppid);
  syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
  char *line = read(status, text, 4095) > 0 ? strstr(text, "Cpus_allowed:") : "nothing";
  printf("%s: %lx, %.*s\n", (char *)who, mask[0], (int)strcspn(line, "\n"), line);
  fflush(stdout);
  return NULL;
}

int main(int argc, char **argv) {
  char *again[] = {argv[0], "program", NULL}, *none[] = {NULL};
  pthread_t other;
  pid_t child;
  look(argc > 1 ? argv[1] : "main");
  if (argc > 1)
    return 0;
  if ((child = fork()) == 0)
    look("child"), _exit(0);
  waitpid(child, NULL, 0);
  if (posix_spawn(&child, argv[0], NULL, NULL, again, none) != 0)
    return 1;
  waitpid(child, NULL, 0);
  pthread_create(&other, NULL, look, "thread");
  pthread_join(other, NULL);
  look("main again");
  return 0;
}
// build: -pthread
