// Reads through a null pointer three calls deep.
#include <stdlib.h>

struct item {
  int value;
  struct item *next;
};

__attribute__((noinline)) int read_value(const struct item *item) {
  return item->value;
}

__attribute__((noinline)) int sum(const struct item *list, int count) {
  int result = 0;
  for (int i = 0; i < count; i++) {
    result += read_value(list);
    list = list->next;
  }
  return result;
}

int main(void) {
  struct item second = {2, NULL};
  struct item first = {1, &second};
  return sum(&first, 3) + 1;
}
