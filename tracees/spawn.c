// Reads a line, makes a task as its argument says (fork, vfork, clone or exec), waits for it, ends with 5.
// build: -pthread
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void *end_thread(void *unused) { return unused; }

int main(int argc, char **argv) {
  char line[80];
  printf("ready\n");
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin)) return 1;
  if (strcmp(argv[1], "fork") == 0) {
    pid_t child = fork();
    if (child == 0) _exit(7);
    waitpid(child, NULL, 0);
  } else if (strcmp(argv[1], "vfork") == 0) {
    pid_t child = vfork();
    if (child == 0) _exit(7);
    waitpid(child, NULL, 0);
  } else if (strcmp(argv[1], "clone") == 0) {
    pthread_t thread;
    pthread_create(&thread, NULL, end_thread, NULL);
    pthread_join(thread, NULL);
  } else if (strcmp(argv[1], "exec") == 0) {
    execl("/bin/sh", "sh", "-c", "exit 5", NULL);
  }
  return 5;
}
