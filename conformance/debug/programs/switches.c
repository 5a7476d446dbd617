// A switch, goto, a do loop and a conditional operator.
volatile int sink;

__attribute__((noinline)) int classify(int n) {
  switch (n % 4) {
  case 0:
    return 10;
  case 1:
    sink = n;
    break;
  case 2:
    goto out;
  default:
    sink = -n;
  }
  n = n > 2 ? n * 2 : n * 3;
out:
  return n;
}

int main(void) {
  int i = 0, sum = 0;
  do {
    sum += classify(i);
    i++;
  } while (i < 5);
  return sum == 31 ? 0 : sum;
}
