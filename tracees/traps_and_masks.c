// build: -pthread
// Runs into breakpoint instructions of its own, many at a time, and prints its mask in between: of
// itself, of a thread and of a child.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void pass(int signal) { (void)signal; }

static void trap(int times) {
  while (times--)
    __asm__ volatile("int3");
}

static void *print(void *name) {
  char line[256];
  FILE *file = fopen("/proc/thread-self/status", "r");
  while (fgets(line, sizeof line, file))
    if (strstr(line, "Cpus_allowed:"))
      printf("%s %s", (char *)name, line);
  fclose(file);
  fflush(stdout);
  return NULL;
}

int main(void) {
  pthread_t thread;
  signal(SIGTRAP, pass);
  for (int round = 0; round < 4; round++) {
    trap(300);
    print("itself");
    trap(300);
    if (pthread_create(&thread, NULL, print, "thread") || pthread_join(thread, NULL))
      return 1;
    trap(300);
    if (!fork())
      return print("child") != NULL;
    wait(NULL);
  }
}
