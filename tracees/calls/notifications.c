// ioctl(2): what seccomp(2) has one thread decide of another one's calls.
#include "expect.h"
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>

static int ready[2], answered;

// Every getppid(2) of this thread is decided by the other one.
static void *asking(void *unused) {
  struct sock_filter code[] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),
                               BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getppid, 0, 1),
                               BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
                               BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  struct sock_fprog program = {4, code};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  int listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
  write(ready[1], &listener, sizeof listener);
  answered = syscall(SYS_getppid, 1L, 2L);
  return NULL;
}
#define ASK(fd_, command, v) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(fd_)), A(request, names(command, \
     #command)), A(argp, v))
#define ADDRESS(p) address((void *)(uintptr_t)(p))

static value arguments(const unsigned long long *list) {
  return ARRAY(E(hex(list[0])), E(hex(list[1])), E(hex(list[2])), E(hex(list[3])), E(hex(list[4])), E(hex(list[5])));
}
static value call(const struct seccomp_data *d, value number, value arch) {
  return STRUCT(A(nr, number), A(arch, arch), A(instruction_pointer, ADDRESS(d->instruction_pointer)), A(args,
       arguments(d->args)));
}
static value notification(const struct seccomp_notif *n, value data) {
  return STRUCT(A(id, hex(n->id)), A(pid, number(n->pid)), A(flags, hex(n->flags)), A(data, data));
}
#define OWN NAMES(__NR_getppid), IS_32_BIT ? NAMES(AUDIT_ARCH_I386) : NAMES(AUDIT_ARCH_X86_64)

static void decide(int listener) {
  struct seccomp_notif asked = {0};
  ASK(listener, SECCOMP_IOCTL_NOTIF_RECV, out(&asked, notification(&asked, call(&asked.data, OWN))));
  unsigned long long id = asked.id;
  ASK(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, at(&id, cell(&id, hex(id))));
#define SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR SECCOMP_IOR(2, __u64)
  ASK(listener, SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR, at(&id, cell(&id, hex(id))));
  struct seccomp_notif_addfd added = {.id = id, .srcfd = 99, .newfd = 5, .flags = SECCOMP_ADDFD_FLAG_SETFD};
  ASK(listener, SECCOMP_IOCTL_NOTIF_ADDFD, at(&added, STRUCT(A(id, hex(id)), A(flags, NAMES(SECCOMP_ADDFD_FLAG_SETFD)),
       A(srcfd, number(99)), A(newfd, number(5)), A(newfd_flags, NAMES(0)))));
  struct seccomp_notif_resp answer = {.id = id, .error = -7};
#define ANSWER(v, e, f) at(&answer, STRUCT(A(id, hex(id)), A(val, number(v)), A(error, e), A(flags, f)))
  answer.flags = 0x80;
#define TOO_BIG ((value){0, "-E2BIG", "{\"raw\":-7,\"names\":[\"-E2BIG\"]}"})
  ASK(listener, SECCOMP_IOCTL_NOTIF_SEND, ANSWER(0, TOO_BIG, nameless(0x80, "SECCOMP_USER_NOTIF_FLAG_???")));
  answer = (struct seccomp_notif_resp){.id = id, .val = 4711};
  ASK(listener, SECCOMP_IOCTL_NOTIF_SEND, ANSWER(4711, number(0), NAMES(0)));
}

// What is not empty the kernel refuses.
static void refuse(int listener) {
  unsigned other = IS_32_BIT ? AUDIT_ARCH_X86_64 : AUDIT_ARCH_I386;
  value twenty = {20, IS_32_BIT ? "20 /* writev */" : "20 /* getpid */", "20"};
  struct seccomp_notif asked = {.id = 7, .pid = 8, .flags = 9, .data = {.nr = 20, .arch = other, .args = {1}}};
#define TWICE(data) at(&asked, changed(notification(&asked, data), address(&asked)))
  ASK(listener, SECCOMP_IOCTL_NOTIF_RECV, TWICE(call(&asked.data, twenty, IS_32_BIT ?
       NAMES(AUDIT_ARCH_X86_64) : NAMES(AUDIT_ARCH_I386))));
  asked.data.arch = 5;
  ASK(listener, SECCOMP_IOCTL_NOTIF_RECV, TWICE(call(&asked.data, number(20), nameless(5, "AUDIT_ARCH_???"))));
}

int main(void) {
  pthread_t thread;
  int listener;
  pipe(ready);
  pthread_create(&thread, NULL, asking, NULL);
  read(ready[0], &listener, sizeof listener);
  refuse(listener);
  decide(listener);
  pthread_join(thread, NULL);
  if (answered != 4711)
    return 1;
  flush();
}
