/* Lines that are hard to show: tabs, wide and combining signs, a long one, control characters, comments over lines.
   It stops nowhere and says nothing. */
/* a comment
   over 世界 lines */
#include <stdio.h>

static int twice(int n) {
	return n * 2; /* 世界世界 é */
}

/* steering: [2J[7m */
int main(void) {
  const char *text = "世界";	int a_long_name_to_be_far_to_the_right = twice(21), behind = 0x2a; /* the end */
  return text[0] == 0 || a_long_name_to_be_far_to_the_right != behind;
}
