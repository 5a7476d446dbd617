// Forks a child, does its own work before it waits for it, and ends with what both have found.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int found;

__attribute__((noinline)) int work(int amount) {
  found += amount;
  return found * 2;
}

__attribute__((noinline)) int both(int mine, int theirs) {
  return mine + theirs;
}

int main(void) {
  int status = 0;
  pid_t child = fork();
  if (child == 0)
    _exit(work(4));
  int mine = work(10);
  waitpid(child, &status, 0);
  int code = both(mine, WEXITSTATUS(status));
  printf("%d\n", code);
  return code;
}
