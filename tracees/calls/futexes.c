// Synchronisation: futex(2) in all its ways.
#include "expect.h"
#include <linux/futex.h>
#include <linux/time_types.h>
#include <time.h>

static unsigned word = 1, other;
static struct timespec soon = {0, 1};
static struct __kernel_timespec soon64 = {0, 1};
#define UADDR A(uaddr, address(&word))
#define TIME(t) A(timeout, at(&t, STRUCT(A(tv_sec, number(0)), A(tv_nsec, number(1)))))
#define FUTEX(call, op_, ...) MADE(#call ":" #op_, #call, SYS_##call, UADDR, A(op, names(op_, #op_)), ##__VA_ARGS__)
// The same for one process only.
#define PRIVATE(call, op_, ...) MADE(#call ":" #op_, #call, SYS_##call, UADDR, A(op, names(op_ | FUTEX_PRIVATE_FLAG, \
     #op_ "_PRIVATE")), ##__VA_ARGS__)
#define ALL(call, t) \
  PRIVATE(call, FUTEX_WAIT, A(val, number(1)), TIME(t)); \
  FUTEX(call, FUTEX_WAIT, A(val, number(2)), A(timeout, address(NULL))); \
  PRIVATE(call, FUTEX_WAKE, A(val, number(0x7fffffff))); \
  FUTEX(call, FUTEX_FD, A(val, number(5))); \
  FUTEX(call, FUTEX_REQUEUE, A(val, number(1)), A(val2, number(2)), A(uaddr2, address(&other))); \
  PRIVATE(call, FUTEX_CMP_REQUEUE, A(val, number(1)), A(val2, number(2)), A(uaddr2, address(&other)), A(val3, \
       number(7))); \
  FUTEX(call, FUTEX_WAKE_OP, A(val, number(1)), A(val2, number(2)), A(uaddr2, address(&other)), \
        A(val3, worded(FUTEX_OP(FUTEX_OP_ADD, 3, FUTEX_OP_CMP_GT, 4), \
             "FUTEX_OP_ADD<<28|0x3<<12|FUTEX_OP_CMP_GT<<24|0x4"))); \
  PRIVATE(call, FUTEX_CMP_REQUEUE_PI, A(val, number(1)), A(val2, number(2)), A(uaddr2, address(&other)), A(val3, \
       number(7))); \
  FUTEX(call, FUTEX_WAIT_REQUEUE_PI, A(val, number(2)), TIME(t), A(uaddr2, address(&other))); \
  PRIVATE(call, FUTEX_WAIT_REQUEUE_PI, A(val, number(2)), A(timeout, address(NULL)), A(uaddr2, address(NULL))); \
  FUTEX(call, FUTEX_LOCK_PI, HIDDEN(0), TIME(t)); \
  PRIVATE(call, FUTEX_LOCK_PI2, HIDDEN(0), TIME(t)); \
  PRIVATE(call, FUTEX_UNLOCK_PI); \
  FUTEX(call, FUTEX_TRYLOCK_PI); \
  MADE(#call ":FUTEX_WAIT_BITSET", #call, SYS_##call, UADDR, A(op, names(FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, \
       "FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME")), A(val, number(1)), TIME(t), HIDDEN(0), A(val3, \
       NAMES(FUTEX_BITSET_MATCH_ANY))); \
  PRIVATE(call, FUTEX_WAKE_BITSET, A(val, number(1)), HIDDEN(0), HIDDEN(0), A(val3, hex_name(5))); \
  CALL(call, UADDR, A(op, nameless(99, "FUTEX_???")), A(val, number(1)), A(timeout, hex(2)), A(uaddr2, \
       address(&other)), A(val3, hex(3)))

static value hex_name(unsigned n) { return names(n, say("%#x", n)); }

int main(void) {
  ALL(futex, soon);
#ifdef SYS_futex_time64
  ALL(futex_time64, soon64);
#endif
  struct {
    uint64_t val, uaddr;
    uint32_t flags, pad;
  } waiters[] = {{1, (uintptr_t)&word, 2, 0}, {9, 0, 2 | 0x80, 0}};
  CALL(futex_waitv, A(waiters, at(waiters, ARRAY(E(STRUCT(A(val, hex(1)), A(uaddr, address(&word)), A(flags,
       names(2, "FUTEX_32")))), E(STRUCT(A(val, hex(9)), A(uaddr, address(NULL)), A(flags, names(0x82,
       "FUTEX_32|FUTEX_PRIVATE_FLAG"))))))),
       A(nr_futexes, number(2)), A(flags, hex(0)), A(timeout, at(&soon64, STRUCT(A(tv_sec, number(0)), A(tv_nsec,
            number(1))))), A(clockid, NAMES(CLOCK_MONOTONIC)));
  flush();
}
