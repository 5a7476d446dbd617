// Calls chdir(2) with a string whose first byte is the last one of its memory: there is no NUL.
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void) {
  const long page = sysconf(_SC_PAGESIZE);
  char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED || munmap(pages + page, page) != 0)
    return 2;
  char *last = pages + page - 1;
  *last = '/';
  const int result = chdir(last);
  printf("%d %c\n", result, *last);
  return 0;
}
