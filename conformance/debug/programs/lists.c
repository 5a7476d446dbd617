// A linked list on the heap.
#include <stdlib.h>
#include <string.h>

struct node {
  int key;
  char name[8];
  struct node *next;
};

struct node *head;

__attribute__((noinline)) void push(int key, const char *name) {
  struct node *node = malloc(sizeof *node);
  node->key = key;
  strncpy(node->name, name, sizeof node->name);
  node->next = head;
  head = node;
}

__attribute__((noinline)) int length(const struct node *node) {
  int count = 0;
  while (node) {
    count++;
    node = node->next;
  }
  return count;
}

int main(void) {
  push(1, "one");
  push(2, "two");
  push(3, "three");
  int count = length(head);
  return count == 3 ? 0 : 1;
}
