// Calls a function; makes children by fork, vfork and posix_spawn that call it too, or execute
// themselves and call it; ends with the number of children that did not end with 7.
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

__attribute__((noinline)) static int seven(int x) { return x + 1; }

static int waited(pid_t child) {
  int status;
  return waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 7;
}

int main(int argc, char **argv) {
  char *again[] = {argv[0], "child", NULL};
  if (argc > 1)
    return seven(6);
  int failures = seven(6) != 7;
  pid_t child = fork();
  if (child == 0)
    _exit(seven(6));
  failures += waited(child);
  child = vfork();
  if (child == 0)
    _exit(seven(6));
  failures += waited(child);
  child = vfork();
  if (child == 0) {
    seven(6);
    execv(argv[0], again);
    _exit(1);
  }
  failures += waited(child);
  if (posix_spawn(&child, argv[0], NULL, NULL, again, environ))
    return 99;
  failures += waited(child);
  return failures + (seven(6) != 7);
}
