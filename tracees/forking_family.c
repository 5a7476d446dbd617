// Seven processes in three levels, two threads each, and every thread goes on making children that call
// getppid(2) and end. Prints a line when all are there; everything ends when its input does.
// build: -pthread
#include <pthread.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void *fork_on(void *unused) {
  for (;; usleep(2000)) {
    pid_t child = fork();
    if (child == 0)
      _exit(getppid() == 0);
    waitpid(child, 0, 0);
  }
}

static void family(int levels, int ready) {
  prctl(PR_SET_PDEATHSIG, 9);
  for (int i = 0; i < 2 && levels > 0; i++)
    if (fork() == 0)
      family(levels - 1, ready);
  pthread_t thread;
  pthread_create(&thread, 0, fork_on, 0);
  if (write(ready, "", 1) == 1)
    fork_on(0);
}

int main(void) {
  int ends[2];
  char c;
  if (pipe(ends) == 0 && fork() == 0)
    family(2, ends[1]);
  for (int i = 0; i < 7; i++)
    if (read(ends[0], &c, 1) != 1)
      return 1;
  printf("ready\n"), fflush(stdout);
  return read(0, &c, 1) < 0;
}
