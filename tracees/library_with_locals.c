// A library with variables that each thread has its own of; waits in its function.
// build: -shared -fPIC
#include <stdio.h>
#include <unistd.h>

void wait_in_library(int add);

__thread int library_number = 5;
static __thread char library_text[8] = "library";
__thread long library_zero;

void wait_in_library(int add) {
  if (add) {
    library_number += add;
    library_text[0] = 'L';
    library_zero--;
  }
  puts("ready"), fflush(stdout), pause();
}
