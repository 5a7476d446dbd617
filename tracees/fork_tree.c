// Forks DEPTH times in turn, and so does each child from its place on; each process waits for its
// children and ends with 0 if they did, so that 2 to the power of DEPTH processes run in all.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int depth = atoi(argv[1]), children = 0, status;
  for (int level = 0; level < depth; level++) {
    pid_t child = fork();
    if (child < 0)
      return 2;
    if (child == 0)
      children = 0;
    else
      children++;
  }
  while (children-- > 0)
    if (wait(&status) < 0 || status != 0)
      return 1;
  return 0;
}
