// Starts true(1) by vfork(2).
#include <sys/wait.h>
#include <unistd.h>

__attribute__((noinline)) int finished(int code) {
  return code;
}

int main(void) {
  int status = 0;
  pid_t child = vfork();
  if (child == 0) {
    execl("/bin/true", "true", (char *)NULL);
    _exit(9);
  }
  waitpid(child, &status, 0);
  return finished(WEXITSTATUS(status));
}
