// Opens the library that its argument names and waits in it; with a second one its variables are used.
#include <dlfcn.h>

int main(int argc, char **argv) {
  void *library = dlopen(argv[1], RTLD_NOW);
  void (*wait)(int) = (void (*)(int))dlsym(library, "wait_in_library");
  wait(argc > 2 ? 37 : 0);
  return 0;
}
