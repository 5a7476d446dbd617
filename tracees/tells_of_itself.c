/* Functions that return a pointer, a wide number and one with a point. */
const char *own_name(int n) {
  return n == 1 ? "first" : "second";
}

long far(void) {
  return 0x123456789abcdef0;
}

double half(double x) {
  return x / 2;
}

int main(void) {
  return own_name(1)[0] + (int) far() + (int) half(3) == 0;
}
