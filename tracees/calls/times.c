// Time: clocks, timers, sleep.
#include "expect.h"
#include <linux/time_types.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/timex.h>
#include <time.h>

#define FINE(t) STRUCT(A(tv_sec, number(t.tv_sec)), A(tv_nsec, \
     sizeof t.tv_nsec == 4 ? number((unsigned)t.tv_nsec) : unsigned_(t.tv_nsec)))
#define COARSE(t) STRUCT(A(tv_sec, number(t.tv_sec)), A(tv_usec, \
     sizeof t.tv_usec == 4 ? number((unsigned)t.tv_usec) : unsigned_(t.tv_usec)))
static struct timespec t, soon = {0, 1}, bad = {0, -1};
static struct __kernel_timespec w, soon64 = {0, 1}, bad64 = {0, -1};
static struct timeval tv;

static const char *instant(time_t seconds) {
  char text[100];
  strftime(text, sizeof text, "%FT%T%z", localtime(&seconds));
  return say("%s", text);
}
static value moment(time_t n) { return (value){0, say("%ld /* %s */", (long)n, instant(n)), number(n).json}; }

static void clocks(void) {
  CALL(clock_gettime, A(clockid, NAMES(CLOCK_REALTIME)), A(tp, out(&t, FINE(t))));
  CALL(clock_gettime, A(clockid, nameless(77, "CLOCK_???")), A(tp, address(&t)));
  CALL(clock_getres, A(clockid, NAMES(CLOCK_MONOTONIC_COARSE)), A(res, out(&t, FINE(t))));
  CALL(clock_settime, A(clockid, NAMES(CLOCK_MONOTONIC)), A(tp, at(&bad, FINE(bad))));
  CALL(nanosleep, A(req, at(&soon, FINE(soon))), A(rem, address(&t)));
  CALL(nanosleep, A(req, at(&bad, FINE(bad))), A(rem, address(NULL)));
  CALL(clock_nanosleep, A(clockid, NAMES(CLOCK_BOOTTIME)), A(flags, NAMES(TIMER_ABSTIME)), A(req, at(&soon,
       FINE(soon))), A(rem, address(NULL)));
#ifdef SYS_clock_gettime64
  CALL(clock_gettime64, A(clockid, NAMES(CLOCK_TAI)), A(tp, out(&w, FINE(w))));
  CALL(clock_getres_time64, A(clockid, NAMES(CLOCK_MONOTONIC_RAW)), A(res, out(&w, FINE(w))));
  CALL(clock_settime64, A(clockid, NAMES(CLOCK_MONOTONIC)), A(tp, at(&bad64, FINE(bad64))));
  CALL(clock_nanosleep_time64, A(clockid, NAMES(CLOCK_REALTIME)), A(flags, NAMES(0)), A(req, at(&soon64,
       FINE(soon64))), A(rem, address(&w)));
#endif
  struct {
    int minutes, kind;
  } zone;
  CALL(gettimeofday, A(tv, out(&tv, COARSE(tv))), A(tz, out(&zone, STRUCT(A(tz_minuteswest, number(zone.minutes)),
       A(tz_dsttime, number(zone.kind))))));
  CALL(gettimeofday, A(tv, address((void *)8)), A(tz, address(NULL)));
  struct timeval never = {0, -1};
  CALL(settimeofday, A(tv, at(&never, COARSE(never))), A(tz, address(NULL)));
  time_t now;
  CALL(time, A(tloc, out(&now, cell(&now, moment(now)))), REMARK("", worded(result, instant(result))));
  CALL(time, A(tloc, address(NULL)), REMARK("", worded(result, instant(result))));
  struct tms spent;
  CALL(times, A(buf, out(&spent, STRUCT(A(tms_utime, number(spent.tms_utime)), A(tms_stime,
       number(spent.tms_stime)), A(tms_cutime, number(spent.tms_cutime)), A(tms_cstime,
       number(spent.tms_cstime))))));
}

static void discipline(void) {
  struct timex x = {.modes = 0};
#define DISCIPLINE(x, modes_) STRUCT(A(modes, modes_), A(offset, number(x.offset)), A(freq, number(x.freq)), \
     A(maxerror, number(x.maxerror)), A(esterror, number(x.esterror)), A(status, BITS(x.status, BIT(STA_PLL), \
          BIT(STA_PPSFREQ), BIT(STA_PPSTIME), BIT(STA_FLL), BIT(STA_INS), BIT(STA_DEL), BIT(STA_UNSYNC), \
          BIT(STA_FREQHOLD), BIT(STA_PPSSIGNAL), BIT(STA_PPSJITTER), BIT(STA_PPSWANDER), BIT(STA_PPSERROR), \
          BIT(STA_CLOCKERR), BIT(STA_NANO), BIT(STA_MODE), BIT(STA_CLK))), A(constant, number(x.constant)), \
          A(precision, number(x.precision)), \
     A(tolerance, number(x.tolerance)), A(time, COARSE(x.time)), A(tick, number(x.tick)), A(ppsfreq, \
     number(x.ppsfreq)), A(jitter, number(x.jitter)), A(shift, number(x.shift)), A(stabil, number(x.stabil)), \
     A(jitcnt, number(x.jitcnt)), A(calcnt, number(x.calcnt)), A(errcnt, number(x.errcnt)), A(stbcnt, \
     number(x.stbcnt)), A(tai, number(x.tai)))
#define STATE REMARK("", BITS(result, BIT(TIME_OK), BIT(TIME_ERROR)))
  CALL(adjtimex, A(buf, out(&x, DISCIPLINE(x, NAMES(0)))), REMARK("",
       result == TIME_ERROR ? NAMES(TIME_ERROR) : NAMES(TIME_OK)));
  CALL(adjtimex, A(buf, address((void *)8)));
  CALL(clock_adjtime, A(clockid, NAMES(CLOCK_REALTIME)), A(buf, out(&x, DISCIPLINE(x, NAMES(0)))), REMARK("",
       result == TIME_ERROR ? NAMES(TIME_ERROR) : NAMES(TIME_OK)));
#ifdef SYS_clock_adjtime64
  struct {
    unsigned modes, pad;
    int64_t offset, freq, maxerror, esterror;
    int status, pad2;
    int64_t constant, precision, tolerance;
    struct {
      int64_t tv_sec, tv_usec;
    } time;
    int64_t tick, ppsfreq, jitter;
    int shift, pad3;
    int64_t stabil, jitcnt, calcnt, errcnt, stbcnt;
    int tai, pad4[11];
  } wide = {0};
  CALL(clock_adjtime64, A(clockid, NAMES(CLOCK_REALTIME)), A(buf, out(&wide, DISCIPLINE(wide, NAMES(0)))),
       REMARK("", result == TIME_ERROR ? NAMES(TIME_ERROR) : NAMES(TIME_OK)));
#endif
}

static void timers(void) {
  struct itimerval new = {{1, 2}, {3000, 4}}, old;
#define INTERVAL(i) STRUCT(A(it_interval, COARSE(i.it_interval)), A(it_value, COARSE(i.it_value)))
#define TIMER(i) STRUCT(A(it_interval, FINE(i.it_interval)), A(it_value, FINE(i.it_value)))
  CALL(setitimer, A(which, NAMES(ITIMER_VIRTUAL)), A(new_value, at(&new, INTERVAL(new))), A(old_value, out(&old,
       INTERVAL(old))));
  CALL(getitimer, A(which, NAMES(ITIMER_VIRTUAL)), A(curr_value, out(&old, INTERVAL(old))));
  CALL(getitimer, A(which, nameless(77, "ITIMER_???")), A(curr_value, address(&old)));
  struct sigevent event = {.sigev_signo = SIGUSR1, .sigev_notify = SIGEV_SIGNAL};
  event.sigev_value.sival_ptr = NULL, event.sigev_value.sival_int = 5;
#define EVENT STRUCT(A(sigev_value, STRUCT(A(sival_int, number(5)), A(sival_ptr, address((void *)5)))), \
     A(sigev_signo, signal_(SIGUSR1)), A(sigev_notify, NAMES(SIGEV_SIGNAL)))
  int id;
  CALL(timer_create, A(clockid, NAMES(CLOCK_MONOTONIC)), A(sevp, at(&event, EVENT)), A(timerid, out(&id, cell(&id,
       number(id)))));
  struct itimerspec fine = {{0, 0}, {500000000, 6}}, before;
  CALL(timer_settime, A(timerid, number(id)), A(flags, NAMES(TIMER_ABSTIME)), A(new_value, at(&fine, TIMER(fine))),
       A(old_value, out(&before, TIMER(before))));
  CALL(timer_gettime, A(timerid, number(id)), A(curr_value, out(&before, TIMER(before))));
#ifdef SYS_timer_settime64
  struct __kernel_itimerspec fine64 = {{0, 0}, {500000000, 6}}, before64;
  CALL(timer_settime64, A(timerid, number(id)), A(flags, NAMES(TIMER_ABSTIME)), A(new_value, at(&fine64,
       TIMER(fine64))), A(old_value, out(&before64, TIMER(before64))));
  CALL(timer_gettime64, A(timerid, number(id)), A(curr_value, out(&before64, TIMER(before64))));
#endif
  CALL(timer_getoverrun, A(timerid, number(id)));
  CALL(timer_delete, A(timerid, number(id)));
  CALL(timer_delete, A(timerid, number(-1)));
}

int main(void) {
  clocks();
  discipline();
  timers();
  flush();
}
