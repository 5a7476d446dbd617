// By vfork: with "exec", a child that executes this program anew, which ends with 5; else one that
// ends with 5 itself. Ends with 0 if the child did.
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int status;
  if (argc > 2)
    return 5;
  pid_t child = vfork();
  if (child == 0) {
    if (strcmp(argv[1], "exec") == 0)
      execl(argv[0], argv[0], "child", "child", NULL);
    _exit(5);
  }
  return waitpid(child, &status, 0) != child || WEXITSTATUS(status) != 5;
}
