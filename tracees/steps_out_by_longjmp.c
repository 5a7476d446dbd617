// longjmp(3) out of a call, past the line behind it.
#include <setjmp.h>
#include <stdio.h>

static jmp_buf place;

static void jump(int n) { longjmp(place, n); }

int main(void)
{
  int r = setjmp(place);
  if (r == 0) {
    jump(3);
    puts("never");
  }
  printf("%d\n", r);
  return 0;
}
