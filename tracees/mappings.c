// Maps three pages in a row, the middle one without any access, nothing behind them; and one shared page that is read-only.
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const int constant = 0x12345678;

int main(void) {
  char line[80];
  char *pages = mmap(NULL, 4 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int file = memfd_create("shared", 0);
  char *shared;
  if (ftruncate(file, 4096)) return 2;
  shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
  memset(pages, 'a', 4096);
  memset(pages + 4096, 'b', 4096);
  memset(pages + 2 * 4096, 'c', 4096);
  mprotect(pages + 4096, 4096, PROT_NONE);
  munmap(pages + 3 * 4096, 4096);
  printf("ready %p %p %p\n", (void *)pages, (void *)&constant, (void *)shared);
  fflush(stdout);
  return !fgets(line, sizeof line, stdin);
}
