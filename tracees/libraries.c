/* Loads and unloads a library, forks twice, and makes system calls around a counter. */
#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

int n;

int main(void) {
  void *library = dlopen("libm.so.6", RTLD_NOW);
  n++;
  dlclose(library);
  n++;
  if (fork() == 0)
    _exit(3);
  wait(0);
  getppid();
  n++;
  getppid();
  return n - 3;
}
