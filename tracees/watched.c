// Changes a global and a local variable in turn, reads them, and receives a read(2) into a third.
#include <unistd.h>

long global;
char buffer[16];

__attribute__((noinline)) static long sum(int n) {
  volatile long local = 0;
  for (int i = 1; i <= n; i++) {
    local += i;
    global = local;
  }
  return local;
}

int main(int argc, char **argv) {
  int ends[2];
  long total = sum(3);
  if (pipe(ends) || write(ends[1], "hello", 5) != 5 || read(ends[0], buffer, 5) != 5)
    return 1;
  return total + global != 12;
}
