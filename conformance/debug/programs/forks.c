// Forks a child, which ends with 7, and waits for it.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((noinline)) int in_child(int code) {
  return code + 2;
}

__attribute__((noinline)) int in_parent(int status) {
  return WEXITSTATUS(status);
}

int main(void) {
  int status = 0;
  pid_t child = fork();
  if (child == 0)
    _exit(in_child(5));
  waitpid(child, &status, 0);
  int code = in_parent(status);
  printf("%d\n", code);
  return code;
}
