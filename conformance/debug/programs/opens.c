// Loads a library by dlopen(3) and calls it.
// library: plugin.c
// build: -ldl
#include <dlfcn.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  void *library = dlopen(argv[argc - 1], RTLD_NOW);
  if (!library)
    return 2;
  int (*entry)(int) = (int (*)(int))dlsym(library, "plugin_entry");
  int result = entry(20);
  dlclose(library);
  return result == 43 ? 0 : 1;
}
