// Processes: prctl(2), arch_prctl(2), descriptors of segments, seccomp(2), membarrier(2).
#include "expect.h"
#include <asm/ldt.h>
#include <asm/prctl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/membarrier.h>
#include <linux/seccomp.h>
#include <linux/rseq.h>
#include <linux/securebits.h>
#include <sys/prctl.h>

enum { SUID_DUMP_USER = 1 };
#define CONTROL(option_, ...) MADE("prctl:" #option_, "prctl", SYS_prctl, A(option, names(option_, #option_)), \
     ##__VA_ARGS__)

static void attributes(void) {
  int n = 5;
  unsigned u = 6;
  void *p = NULL;
  char name[16];
  CONTROL(PR_SET_PDEATHSIG, A(arg2, number(0)));
  CONTROL(PR_SET_PDEATHSIG, A(arg2, signal_(SIGUSR2)));
  CONTROL(PR_GET_PDEATHSIG, A(arg2, out(&n, cell(&n, signal_(SIGUSR2)))));
  CONTROL(PR_SET_NAME, A(name, string("twelve chars")));
  CONTROL(PR_GET_NAME, A(name, out(name, string("twelve chars"))));
  CONTROL(PR_SET_DUMPABLE, A(arg2, NAMES(SUID_DUMP_USER)));
  CONTROL(PR_GET_DUMPABLE, REMARK("", NAMES(SUID_DUMP_USER)));
  CONTROL(PR_SET_KEEPCAPS, A(arg2, number(1)));
  CONTROL(PR_GET_KEEPCAPS);
  CONTROL(PR_SET_NO_NEW_PRIVS, A(arg2, number(7)), A(arg3, number(0)), A(arg4, hex(0x10)), A(arg5, number(0)));
  CONTROL(PR_GET_NO_NEW_PRIVS, A(arg2, number(0)), A(arg3, number(0)), A(arg4, number(0)), A(arg5, number(0)));
  CONTROL(PR_CAPBSET_READ, A(cap, NAMES(CAP_KILL)));
  CONTROL(PR_CAPBSET_DROP, A(cap, nameless(99, "CAP_???")));
  CONTROL(PR_SET_CHILD_SUBREAPER, A(arg2, number(0)));
  CONTROL(PR_GET_CHILD_SUBREAPER, A(arg2, out(&u, cell(&u, number(u)))));
  CONTROL(PR_SET_TIMERSLACK, A(arg2, number(50000)));
  CONTROL(PR_GET_TIMERSLACK);
  CONTROL(PR_SET_SECCOMP, A(mode, NAMES(SECCOMP_MODE_FILTER)), A(arg, address(NULL)));
  CONTROL(PR_SET_SECCOMP, A(mode, nameless(99, "SECCOMP_MODE_???")), A(arg3, hex(1)), A(arg4, number(0)), A(arg5,
       number(0)));
  CONTROL(PR_GET_SECCOMP);
  CONTROL(PR_SET_PTRACER, A(pid, number(getpid())));
  CONTROL(PR_SET_PTRACER, A(pid, (value){-1, "PR_SET_PTRACER_ANY",
       "{\"raw\":-1,\"names\":[\"PR_SET_PTRACER_ANY\"]}"}));
  CONTROL(PR_SET_SECUREBITS, A(arg2, NAMES(SECBIT_NOROOT|SECBIT_NOROOT_LOCKED|0x1000)));
  CONTROL(PR_GET_SECUREBITS, RETURNS(hex(SECBIT_KEEP_CAPS)), REMARK("", NAMES(SECBIT_KEEP_CAPS)));
  CONTROL(PR_GET_TID_ADDRESS, A(arg2, out(&p, cell(&p, address(p)))));
  CONTROL(PR_GET_TSC, A(arg2, out(&u, cell(&u, NAMES(PR_TSC_ENABLE)))));
  CONTROL(PR_SET_TSC, A(arg2, NAMES(PR_TSC_ENABLE)));
  CONTROL(PR_SET_TSC, A(arg2, nameless(9, "PR_TSC_???")));
  CONTROL(PR_SET_THP_DISABLE, A(arg2, number(0)), A(arg3, number(0)), A(arg4, hex(0x77)), A(arg5, number(0)));
  CONTROL(PR_GET_THP_DISABLE, A(arg2, number(0)), A(arg3, number(0)), A(arg4, number(0)), A(arg5, number(0)));
  CONTROL(PR_SET_VMA, A(attr, NAMES(PR_SET_VMA_ANON_NAME)), A(addr, address((void *)0x1000)), A(size, number(5)), A(name,
       string("heap")));
  CONTROL(PR_CAP_AMBIENT, A(arg2, NAMES(PR_CAP_AMBIENT_IS_SET)), A(arg3, NAMES(CAP_SYSLOG)), A(arg4, number(0)),
       A(arg5, number(0)));
  CALL(prctl, A(option, nameless(0x7777, "PR_???")), A(arg2, hex(1)), A(arg3, hex(2)), A(arg4, hex(3)), A(arg5,
       hex(4)));
}

// What other architectures have.
static void foreign(void) {
  int n;
  CONTROL(PR_GET_ENDIAN, A(arg2, address(&n)));
  CONTROL(PR_SET_ENDIAN, A(arg2, NAMES(PR_ENDIAN_PPC_LITTLE)));
  CONTROL(PR_SET_ENDIAN, A(arg2, nameless(77, "PR_ENDIAN_???")));
  CONTROL(PR_GET_FPEMU, A(arg2, address(&n)));
  CONTROL(PR_SET_FPEMU, A(arg2, NAMES(PR_FPEMU_SIGFPE)));
  CONTROL(PR_GET_FPEXC, A(arg2, address(&n)));
  CONTROL(PR_SET_FPEXC, A(arg2, NAMES(PR_FP_EXC_PRECISE|PR_FP_EXC_SW_ENABLE|PR_FP_EXC_INV)));
  CONTROL(PR_GET_UNALIGN, A(arg2, address(&n)));
  CONTROL(PR_SET_UNALIGN, A(arg2, NAMES(PR_UNALIGN_NOPRINT|PR_UNALIGN_SIGBUS)));
  CONTROL(PR_GET_FP_MODE);
  CONTROL(PR_SET_FP_MODE, A(arg2, NAMES(PR_FP_MODE_FR|PR_FP_MODE_FRE)));
  CONTROL(PR_SET_FP_MODE, A(arg2, nameless(0xc, "PR_FP_MODE_???")));
  CONTROL(PR_SVE_SET_VL, A(arg2, NAMES(PR_SVE_SET_VL_ONEXEC|PR_SVE_VL_INHERIT|0x10)));
  CONTROL(PR_SVE_SET_VL, A(arg2, hex(0x20)));
  CONTROL(PR_SVE_GET_VL);
  CONTROL(PR_SME_SET_VL, A(arg2, NAMES(PR_SME_VL_INHERIT|0x20)));
  CONTROL(PR_SME_GET_VL);
  CONTROL(PR_PAC_RESET_KEYS, A(keys, NAMES(PR_PAC_APIAKEY|PR_PAC_APGAKEY)), A(arg3, number(0)), A(arg4, hex(1)),
       A(arg5, hex(2)));
  CONTROL(PR_PAC_SET_ENABLED_KEYS, A(mask, NAMES(PR_PAC_APIAKEY|PR_PAC_APDBKEY)), A(keys, NAMES(PR_PAC_APIAKEY)),
       A(arg4, number(0)), A(arg5, number(0)));
  CONTROL(PR_PAC_GET_ENABLED_KEYS, A(arg2, number(0)), A(arg3, number(0)), A(arg4, number(0)), A(arg5, hex(3)));
  CONTROL(PR_SET_TAGGED_ADDR_CTRL, A(arg2, (value){15,
       "PR_TAGGED_ADDR_ENABLE|PR_MTE_TCF_MASK|0x1<<PR_MTE_TAG_SHIFT",
       NAMES(PR_TAGGED_ADDR_ENABLE|PR_MTE_TCF_MASK|8).json}), A(arg3, number(0)), A(arg4, number(0)),
       A(arg5, number(0)));
  CONTROL(PR_SET_TAGGED_ADDR_CTRL, A(arg2, (value){0, "!PR_TAGGED_ADDR_ENABLE|PR_MTE_TCF_NONE",
       NAMES(PR_MTE_TCF_NONE).json}), A(arg3, hex(1)),
       A(arg4, number(0)), A(arg5, number(0)));
  CONTROL(PR_GET_TAGGED_ADDR_CTRL, A(arg2, hex(1)), A(arg3, number(0)), A(arg4, number(0)), A(arg5, number(0)));
}

static void machine(void) {
  unsigned long long cookie;
  CONTROL(PR_GET_TIMING);
  CONTROL(PR_SET_TIMING, A(arg2, NAMES(PR_TIMING_STATISTICAL)));
  CONTROL(PR_SET_TIMING, A(arg2, NAMES(PR_TIMING_TIMESTAMP)));
  CONTROL(PR_TASK_PERF_EVENTS_DISABLE);
  CONTROL(PR_TASK_PERF_EVENTS_ENABLE);
  CONTROL(PR_MCE_KILL, A(arg2, NAMES(PR_MCE_KILL_SET)), A(arg3, NAMES(PR_MCE_KILL_EARLY)), A(arg4, hex(5)), A(arg5,
       number(0)));
  CONTROL(PR_MCE_KILL, A(arg2, NAMES(PR_MCE_KILL_SET)), A(arg3, nameless(99, "PR_MCE_KILL_???")), A(arg4,
       number(0)), A(arg5, number(0)));
  CONTROL(PR_MCE_KILL, A(arg2, nameless(9, "PR_MCE_KILL_???")), A(arg3, hex(7)), A(arg4, hex(8)), A(arg5, hex(9)));
  CONTROL(PR_MCE_KILL_GET, A(arg2, number(0)), A(arg3, number(0)), A(arg4, number(0)), A(arg5, number(0)), REMARK("",
       result == PR_MCE_KILL_DEFAULT ? NAMES(PR_MCE_KILL_DEFAULT) : result ? NAMES(PR_MCE_KILL_EARLY) :
       NAMES(PR_MCE_KILL_LATE)));
  CONTROL(PR_MCE_KILL_GET, A(arg2, hex(1)), A(arg3, number(0)), A(arg4, number(0)), A(arg5, number(0)));
  CONTROL(PR_GET_SPECULATION_CTRL, A(which, NAMES(PR_SPEC_STORE_BYPASS)), RETURNS(hex(result)), REMARK("", result ?
       BITS(result, BIT(PR_SPEC_PRCTL), BIT(PR_SPEC_ENABLE), BIT(PR_SPEC_DISABLE), BIT(PR_SPEC_FORCE_DISABLE),
       BIT(PR_SPEC_DISABLE_NOEXEC)) : NAMES(PR_SPEC_NOT_AFFECTED)));
  CONTROL(PR_GET_SPECULATION_CTRL, A(which, nameless(99, "PR_SPEC_???")));
  CONTROL(PR_SET_SPECULATION_CTRL, A(which, NAMES(PR_SPEC_STORE_BYPASS)), A(ctrl, nameless(0x80, "PR_SPEC_???")));
  CONTROL(PR_SET_SPECULATION_CTRL, A(which, nameless(99, "PR_SPEC_???")), A(ctrl, hex(4)));
  CONTROL(PR_SET_SYSCALL_USER_DISPATCH, A(arg2, NAMES(PR_SYS_DISPATCH_OFF)), A(offset, number(0)), A(len, number(0)),
       A(selector, address(NULL)));
  CONTROL(PR_SET_SYSCALL_USER_DISPATCH, A(arg2, NAMES(PR_SYS_DISPATCH_ON)), A(offset, hex(0x1000)), A(len, number(0)),
       A(selector, address(&cookie)));
  CONTROL(PR_SCHED_CORE, A(arg2, NAMES(PR_SCHED_CORE_GET)), A(pid, number(0)), A(type, told(hex(0),
       names(0, "PIDTYPE_PID"))), A(cookie, out(&cookie, cell(&cookie, hex(cookie)))));
  CONTROL(PR_SCHED_CORE, A(arg2, NAMES(PR_SCHED_CORE_SHARE_FROM)), A(pid, number(0x7ffffff0)), A(type, told(hex(1),
       names(1, "PIDTYPE_TGID"))), A(cookie, address(&cookie)));
  CONTROL(PR_SCHED_CORE, A(arg2, nameless(9, "PR_SCHED_CORE_???")), A(pid, number(-1)), A(type, nameless(7,
       "PIDTYPE_???")), A(cookie, address(NULL)));
}

static void segments(void) {
  unsigned long base;
#define ARCH(code_, ...) MADE("arch_prctl:" #code_, "arch_prctl", SYS_arch_prctl, A(code, names(code_, #code_)), \
     ##__VA_ARGS__)
  ARCH(ARCH_GET_FS, A(addr, out(&base, cell(&base, address((void *)base)))));
  ARCH(ARCH_GET_GS, A(addr, out(&base, cell(&base, address((void *)base)))));
  ARCH(ARCH_GET_CPUID);
  // What AVX-512 and the rest of the processor's state is asked for by; the kernel has no names for programs.
  unsigned long long states;
#define STATE(name, mask) ((bit){"XFEATURE_MASK_" name, mask})
#define STATES A(addr, out(&states, cell(&states, told(hex(states), BITS(states, STATE("FPSSE", 3), STATE("YMM", 4), \
     STATE("BNDREGS", 8), STATE("BNDCSR", 0x10), STATE("AVX512", 0xe0), STATE("PKRU", 0x200), STATE("XTILE", 0x60000), \
     STATE("XTILE_CFG", 0x20000))))))
  ARCH(ARCH_GET_XCOMP_SUPP, STATES);
  ARCH(ARCH_GET_XCOMP_SUPP, A(addr, address(NULL)));
  ARCH(ARCH_GET_XCOMP_PERM, STATES);
  ARCH(ARCH_GET_XCOMP_GUEST_PERM, STATES);
  ARCH(ARCH_REQ_XCOMP_PERM, A(addr, told(hex(2), names(2, "XFEATURE_YMM"))));
  ARCH(ARCH_REQ_XCOMP_PERM, A(addr, nameless(77, "XFEATURE_???")));
  ARCH(ARCH_REQ_XCOMP_GUEST_PERM, A(addr, told(hex(9), names(9, "XFEATURE_PKRU"))));
  CALL(arch_prctl, A(code, nameless(0x7777, "ARCH_???")), A(addr, hex(1)));
  struct user_desc d = {-1, 0x1000, 0xfffff, 1, 0, 0, 1, 0, 1};
#define SEGMENT(entry, d) at(&d, STRUCT(A(entry_number, number(entry)), A(base_addr, (value){0, say("0x%06x", \
     d.base_addr), say("%u", d.base_addr)}), A(limit, (value){0, say("0x%06x", d.limit), say("%u", d.limit)}), \
     A(seg_32bit, number(d.seg_32bit)), A(contents, number(d.contents)), A(read_exec_only, \
     number(d.read_exec_only)), A(limit_in_pages, number(d.limit_in_pages)), A(seg_not_present, \
     number(d.seg_not_present)), A(useable, number(d.useable)) LONG_MODE))
#ifdef __i386__
#define LONG_MODE
  CALL(set_thread_area, A(u_info, SEGMENT(-1, d)), REMARK("", worded(d.entry_number, say("entry_number=%d",
       d.entry_number))));
  CALL(get_thread_area, A(u_info, out(&d, SEGMENT(d.entry_number, d))));
  d.entry_number = 99;
  CALL(set_thread_area, A(u_info, SEGMENT(99, d)));
  flush();
#else
#define LONG_MODE , A(lm, number(0))
#endif
  // Its result has 32 bits in a register of 64, so an error is not seen to be one.
#define NARROW RETURNS(worded(result, say("%u %s", (unsigned)result, strerrorname_np(-(int)result)))), \
     REMARK(strerror(-(int)result), (value){0, "", ""})
  CALL(modify_ldt, A(func, number(17)), A(ptr, address(&d)), A(bytecount, number(3)), NARROW);
  d = (struct user_desc){-1, 0x1000, 0xfffff, 1, 0, 0, 1, 0, 1};
  CALL(modify_ldt, A(func, number(98)), A(ptr, at(&d, SEGMENT(-1, d))), A(bytecount, unsigned_(sizeof d)), NARROW);
  CALL(modify_ldt, A(func, number(99)), A(ptr, address(NULL)), A(bytecount, number(0)), NARROW);
  CALL(ioperm, A(from, hex(0x10)), A(num, hex(0x7fffffff)), A(turn_on, number(1)));
  CALL(iopl, A(level, number(99)));
}

static void filters(void) {
  struct sock_filter code = {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};
  struct sock_fprog program = {1, &code};
#define RULE(operation_, ...) MADE("seccomp:" #operation_, "seccomp", SYS_seccomp, A(operation, names(operation_, \
     #operation_)), ##__VA_ARGS__)
  RULE(SECCOMP_SET_MODE_FILTER, A(flags, NAMES(SECCOMP_FILTER_FLAG_TSYNC|SECCOMP_FILTER_FLAG_LOG|0x8000)), A(args,
       at(&program, STRUCT(A(len, number(1)), A(filter, address(&code))))));
  struct seccomp_notif_sizes sizes;
  RULE(SECCOMP_GET_NOTIF_SIZES, A(flags, number(0)), A(args, out(&sizes, STRUCT(A(seccomp_notif,
       number(sizes.seccomp_notif)), A(seccomp_notif_resp, number(sizes.seccomp_notif_resp)), A(seccomp_data,
       number(sizes.seccomp_data))))));
  RULE(SECCOMP_GET_NOTIF_SIZES, A(flags, hex(5)), A(args, address(&sizes)));
  unsigned action = SECCOMP_RET_KILL_THREAD, none = 0x7777;
  RULE(SECCOMP_GET_ACTION_AVAIL, A(flags, number(0)), A(args, cell(&action, NAMES(SECCOMP_RET_KILL_THREAD))));
  RULE(SECCOMP_GET_ACTION_AVAIL, A(flags, hex(1)), A(args, cell(&none, nameless(0x7777, "SECCOMP_RET_???"))));
  CALL(seccomp, A(operation, NAMES(SECCOMP_SET_MODE_STRICT)), A(flags, hex(7)), A(args, address(NULL)));
}

static void barriers(void) {
  MADE("membarrier:MEMBARRIER_CMD_QUERY", "membarrier", SYS_membarrier, A(cmd, NAMES(MEMBARRIER_CMD_QUERY)),
       A(flags, NAMES(0)), RETURNS(hex(result)), REMARK("", BITS(result, BIT(MEMBARRIER_CMD_GLOBAL),
       BIT(MEMBARRIER_CMD_GLOBAL_EXPEDITED), BIT(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED),
       BIT(MEMBARRIER_CMD_PRIVATE_EXPEDITED), BIT(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED),
       BIT(MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE), BIT(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE),
       BIT(MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ), BIT(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ))));
  CALL(membarrier, A(cmd, NAMES(MEMBARRIER_CMD_PRIVATE_EXPEDITED)), A(flags, NAMES(MEMBARRIER_CMD_FLAG_CPU)),
       A(cpu_id, number(-1)));
  CALL(membarrier, A(cmd, nameless(0x7777000, "MEMBARRIER_CMD_???")), A(flags, NAMES(0)));
  CALL(rseq, A(rseq, hex(0x20)), A(rseq_len, hex(7)), A(flags, NAMES(RSEQ_FLAG_UNREGISTER)), A(sig, hex(0x1234)));
}

int main(void) {
  attributes();
  foreign();
  machine();
  segments();
  filters();
  barriers();
  flush();
}
