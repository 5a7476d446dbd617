// Nested loops with a counter, for conditions, ignore counts, watchpoints and until.
#include <stdio.h>

int counter;
int cells[4];

__attribute__((noinline)) void visit(int row, int column) {
  counter += row * column;
  cells[row] = counter;
}

int main(void) {
  int row, column;
  for (row = 0; row < 4; row++) {
    for (column = 0; column < 5; column++) {
      visit(row, column);
    }
  }
  int last = counter;
  printf("%d\n", last);
  return last != 60;
}
