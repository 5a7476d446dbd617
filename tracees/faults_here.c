// Writes to an address that nothing is at.
int main(void) {
  *(volatile int *)16 = 1;
  return 0;
}
