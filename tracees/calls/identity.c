// Processes: who they are, and their groups.
#include "expect.h"
#include <grp.h>

static void numbers(void) {
  CALL(getpid);
  CALL(getppid);
  CALL(gettid);
  CALL(getpgrp);
  CALL(getpgid, A(pid, number(0)));
  CALL(getpgid, A(pid, number(-1)));
  CALL(setpgid, A(pid, number(0)), A(pgid, number(-7)));
  CALL(getsid, A(pid, number(0)));
  CALL(setsid);
  void *head;
  CALL(set_tid_address, A(tidptr, address(&head)));
  size_t length;
  CALL(set_robust_list, A(head, address(NULL)), A(len, number(1)));
  CALL(get_robust_list, A(pid, number(0)), A(head_ptr, out(&head, cell(&head, address(head)))), A(len_ptr,
       out(&length, cell(&length, number(length)))));
  CALL(get_robust_list, A(pid, number(-1)), A(head_ptr, address(&head)), A(len_ptr, address(&length)));
}

static void users(void) {
  unsigned r, e, s;
  CALL(getuid);
  CALL(geteuid);
  CALL(getgid);
  CALL(getegid);
#define THREE(a, b, c, v) A(a, out(&r, cell(&r, v(r)))), A(b, out(&e, cell(&e, v(e)))), A(c, out(&s, cell(&s, \
     v(s))))
#ifdef SYS_getuid32
  unsigned short w[6] = {9, 9, 9, 9, 9, 9};
  CALL(getuid32);
  CALL(geteuid32);
  CALL(getgid32);
  CALL(getegid32);
  CALL(setuid32, A(uid, id(-1)));
  CALL(setgid32, A(gid, id(-1)));
  CALL(setreuid32, A(ruid, id(-1)), A(euid, id(geteuid())));
  CALL(setregid32, A(rgid, id(-1)), A(egid, id(getegid())));
  CALL(setresuid32, A(ruid, id(-1)), A(euid, id(-1)), A(suid, id(-1)));
  CALL(setresgid32, A(rgid, id(-1)), A(egid, id(-1)), A(sgid, id(-1)));
  CALL(getresuid32, THREE(ruid, euid, suid, id));
  CALL(getresgid32, THREE(rgid, egid, sgid, id));
  CALL(setfsuid32, A(uid, id(-1)));
  CALL(setfsgid32, A(gid, id(-1)));
  CALL(getresuid, A(ruid, out(&w[0], cell(&w[0], id(w[0])))), A(euid, out(&w[2], cell(&w[2], id(w[2])))), A(suid,
       out(&w[4], cell(&w[4], id(w[4])))));
  CALL(getresgid, A(rgid, out(&w[0], cell(&w[0], id(w[0])))), A(egid, out(&w[2], cell(&w[2], id(w[2])))), A(sgid,
       out(&w[4], cell(&w[4], id(w[4])))));
#else
  CALL(getresuid, THREE(ruid, euid, suid, id));
  CALL(getresgid, THREE(rgid, egid, sgid, id));
  CALL(setuid, A(uid, id(-1)));
  CALL(setgid, A(gid, id(-1)));
#endif
  CALL(setuid, A(uid, id(getuid())));
  CALL(setgid, A(gid, id(getgid())));
  CALL(setreuid, A(ruid, id(-1)), A(euid, id(geteuid())));
  CALL(setregid, A(rgid, id(-1)), A(egid, id(getegid())));
#ifdef SYS_getuid32
  CALL(setreuid, A(ruid, (value){0xfffff, "-1", "-1"}), A(euid, (value){0xffff, "-1", "-1"}));
  CALL(setfsgid, A(gid, (value){0x70000 | getegid(), say("%d", getegid()), say("%d", getegid())}));
#endif
  CALL(setresuid, A(ruid, id(-1)), A(euid, id(-1)), A(suid, id(-1)));
  CALL(setresgid, A(rgid, id(-1)), A(egid, id(-1)), A(sgid, id(-1)));
  CALL(setfsuid, A(uid, id(-1)));
  CALL(setfsgid, A(gid, id(-1)));
}

static void groups(void) {
  unsigned list[] = {5, 70000, 7};
#define GROUPS(list) at(list, ARRAY(E(id(list[0])), E(id(list[1])), E(id(list[2]))))
#ifdef SYS_getgroups32
  unsigned short few[] = {5, 6, 65535};
  CALL(setgroups32, A(size, number(3)), A(list, GROUPS(list)));
  CALL(getgroups32, A(size, number(3)), A(list, out(list, result == 3 ? GROUPS(list) : ARRAY())));
  CALL(getgroups32, A(size, number(0)), A(list, out(NULL, ARRAY())));
  CALL(setgroups, A(size, number(3)), A(list, at(few, ARRAY(E(id(5)), E(id(6)), E(id(-1))))));
  CALL(getgroups, A(size, number(3)), A(list, out(few, result == 3 ? at(few, ARRAY(E(id(few[0])), E(id(few[1])),
       E(id(few[2])))) : ARRAY())));
  CALL(setgroups32, A(size, number(-1)), A(list, address(list)));
#else
  CALL(setgroups, A(size, number(3)), A(list, GROUPS(list)));
  CALL(getgroups, A(size, number(3)), A(list, out(list, result == 3 ? GROUPS(list) : ARRAY())));
  CALL(getgroups, A(size, number(0)), A(list, out(NULL, ARRAY())));
  CALL(setgroups, A(size, number(-1)), A(list, address(list)));
#endif
}

int main(void) {
  numbers();
  users();
  groups();
  flush();
}
