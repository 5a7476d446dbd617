// Processes: limits, priorities, processors.
#include "expect.h"
#include <linux/capability.h>
#include <linux/ioprio.h>
#include <linux/sched.h>
#include <linux/sched/types.h>
#include <linux/time_types.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <time.h>

enum { SCHED_OTHER };

static value limit(unsigned long long n, int bits) {
  if (n == (bits == 64 ? ~0ULL : ~0U))
    return names(n, bits == 64 ? "RLIM64_INFINITY" : "RLIM_INFINITY");
  return n > 1024 && n % 1024 == 0 ? worded(n, say("%llu*1024", n / 1024)) : unsigned_(n);
}

static void limits(void) {
  struct {
    unsigned long rlim_cur, rlim_max;
  } small = {40960, ~0UL};
  struct rlimit64 wide = {~0ULL, 4096};
#define LIMIT(l, bits) STRUCT(A(rlim_cur, limit(l.rlim_cur, bits)), A(rlim_max, limit(l.rlim_max, bits)))
  CALL(setrlimit, A(resource, nameless(99, "RLIMIT_???")), A(rlim, at(&small, LIMIT(small, 8 * sizeof(long)))));
  CALL(getrlimit, A(resource, NAMES(RLIMIT_NOFILE)), A(rlim, out(&small, LIMIT(small, 8 * sizeof(long)))));
#ifdef SYS_ugetrlimit
  CALL(ugetrlimit, A(resource, NAMES(RLIMIT_STACK)), A(rlim, out(&small, LIMIT(small, 8 * sizeof(long)))));
#endif
  CALL(prlimit64, A(pid, number(-1)), A(resource, NAMES(RLIMIT_AS)), A(new_limit, at(&wide, LIMIT(wide, 64))),
       A(old_limit, address(&wide)));
  CALL(prlimit64, A(pid, number(0)), A(resource, NAMES(RLIMIT_CORE)), A(new_limit, address(NULL)), A(old_limit,
       out(&wide, LIMIT(wide, 64))));
  struct rusage r;
#define TIMEVAL(t) STRUCT(A(tv_sec, number(t.tv_sec)), A(tv_usec, number(t.tv_usec)))
  CALL(getrusage, A(who, NAMES(RUSAGE_SELF)), A(usage, out(&r, STRUCT(A(ru_utime, TIMEVAL(r.ru_utime)), A(ru_stime,
       TIMEVAL(r.ru_stime)), MORE))));
  CALL(getrusage, A(who, (value){RUSAGE_CHILDREN, "RUSAGE_CHILDREN",
       "{\"raw\":-1,\"names\":[\"RUSAGE_CHILDREN\"]}"}), A(usage, address(NULL)));
}

static value io_priority(unsigned n) {
  const char *classes[] = {"IOPRIO_CLASS_NONE", "IOPRIO_CLASS_RT", "IOPRIO_CLASS_BE", "IOPRIO_CLASS_IDLE"};
  const char *class = classes[IOPRIO_PRIO_CLASS(n) & 3];
  unsigned data = n & IOPRIO_PRIO_MASK;
  return (value){n, say("IOPRIO_PRIO_VALUE(%s, %u)", class, data),
                 say("{\"raw\":%u,\"function\":\"IOPRIO_PRIO_VALUE\",\"arguments\":[%s,%u]}", n,
                     names(IOPRIO_PRIO_CLASS(n), class).json, data)};
}

static void priorities(void) {
  CALL(getpriority, A(which, NAMES(PRIO_PROCESS)), A(who, number(0)));
  CALL(setpriority, A(which, NAMES(PRIO_USER)), A(who, number(-1)), A(prio, number(-5)));
  struct sched_param {
    int priority;
  } param = {50};
#define PARAM cell(&param, number(param.priority))
  CALL(sched_yield);
  CALL(sched_getscheduler, A(pid, number(0)), REMARK("", NAMES(SCHED_OTHER)));
  CALL(sched_setscheduler, A(pid, number(-1)), A(policy, nameless(SCHED_RR | SCHED_RESET_ON_FORK, "SCHED_???")),
       A(param, at(&param, PARAM)));
  CALL(sched_setparam, A(pid, number(-1)), A(param, at(&param, PARAM)));
  CALL(sched_getparam, A(pid, number(0)), A(param, out(&param, PARAM)));
  CALL(sched_get_priority_max, A(policy, NAMES(SCHED_FIFO)));
  CALL(sched_get_priority_min, A(policy, nameless(77, "SCHED_???")));
  struct timespec slice;
  struct __kernel_timespec slice64;
#define SLICE(t) out(&t, STRUCT(A(tv_sec, number(t.tv_sec)), A(tv_nsec, number(t.tv_nsec))))
  CALL(sched_rr_get_interval, A(pid, number(0)), A(tp, SLICE(slice)));
#ifdef SYS_sched_rr_get_interval_time64
  CALL(sched_rr_get_interval_time64, A(pid, number(0)), A(tp, SLICE(slice64)));
#endif
  struct sched_attr attr = {48, SCHED_DEADLINE, SCHED_FLAG_RECLAIM, -3, 0, 10, 20, 30};
#define ATTR(policy, flags) STRUCT(A(size, number(attr.size)), A(sched_policy, policy), A(sched_flags, flags), \
     A(sched_nice, number(attr.sched_nice)), A(sched_priority, number(attr.sched_priority)), A(sched_runtime, \
     number(attr.sched_runtime)), A(sched_deadline, number(attr.sched_deadline)), A(sched_period, \
     number(attr.sched_period)))
  CALL(sched_setattr, A(pid, number(-1)), A(attr, at(&attr, ATTR(names(6, "SCHED_DEADLINE"), names(2,
       "SCHED_FLAG_RECLAIM")))), A(flags, number(3)));
  CALL(sched_getattr, A(pid, number(0)), A(attr, out(&attr, ATTR(NAMES(SCHED_OTHER), NAMES(0)))), A(size,
       number(48)), A(flags, number(0)));
  CALL(ioprio_get, A(which, NAMES(IOPRIO_WHO_PROCESS)), A(who, number(0)), REMARK("", io_priority(result)));
  CALL(ioprio_set, A(which, NAMES(IOPRIO_WHO_USER)), A(who, number(-1)),
       A(ioprio, io_priority(IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4))));
}

static value words(const char *json, unsigned raw, const char *text) {
  return (value){raw, text, say("{\"raw\":%u,\"names\":[%s]}", raw, json)};
}

static value processors(const unsigned long *mask, int size) {
  const char *text = "", *json = "";
  for (int i = 0; i < size * 8; i++)
    if (((const char *)mask)[i / 8] >> i % 8 & 1)
      text = say("%s%s%d", text, *text ? " " : "", i), json = say("%s%s%d", json, *json ? "," : "", i);
  return at(mask, (value){0, say("[%s]", text), say("[%s]", json)});
}

static void others(void) {
  unsigned long mask[128] = {5};
  CALL(sched_setaffinity, A(pid, number(-1)), A(cpusetsize, number(8)), A(mask, processors(mask, 8)));
  CALL(sched_getaffinity, A(pid, number(0)), A(cpusetsize, number(sizeof mask)), A(mask, out(mask, processors(mask,
       result))));
  unsigned cpu, node;
  CALL(getcpu, A(cpu, out(&cpu, cell(&cpu, number(cpu)))), A(node, out(&node, cell(&node, number(node)))), A(tcache,
       address(NULL)));
  CALL(personality, A(persona, hex(0xffffffff)), RETURNS(hex(result)), REMARK("", BITS(result, BIT(PER_LINUX),
       BIT(ADDR_NO_RANDOMIZE))));
  CALL(personality, A(persona, NAMES(PER_LINUX32|ADDR_NO_RANDOMIZE)), RETURNS(hex(result)), REMARK("", BITS(result,
       BIT(PER_LINUX), BIT(ADDR_NO_RANDOMIZE))));
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2];
#define HEADER(pid_) at(&header, STRUCT(A(version, NAMES(_LINUX_CAPABILITY_VERSION_3)), A(pid, number(pid_))))
  data[0].effective = 1 << CAP_KILL, data[1].effective = 0;
  data[0].permitted = 1 << CAP_CHOWN | 1 << CAP_SYS_ADMIN, data[0].inheritable = 0;
  data[1].permitted = data[1].inheritable = 0;
  header.pid = -1;
  CALL(capset, A(hdrp, HEADER(-1)), A(datap, at(data, STRUCT(A(effective, words("\"1<<CAP_KILL\"",
       data[0].effective, "1<<CAP_KILL")), A(permitted, words("\"1<<CAP_CHOWN\",\"1<<CAP_SYS_ADMIN\"",
       data[0].permitted, "1<<CAP_CHOWN|1<<CAP_SYS_ADMIN")), A(inheritable, NAMES(0))))));
  CALL(capget, A(hdrp, HEADER(-1)), A(datap, address(NULL)));
}

int main(void) {
  limits();
  priorities();
  others();
  flush();
}
