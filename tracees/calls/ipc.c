// System V's and POSIX's queues, semaphores and shared memory, and keys: of this process alone, removed at the end.
#include "expect.h"
#include <fcntl.h>
#include <linux/keyctl.h>
#include <linux/time_types.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <time.h>

static char buffer[200];
static struct timespec soon = {0, 1};
static struct __kernel_timespec soon64 = {0, 1};
#define TIME(t) at(&t, STRUCT(A(tv_sec, number(0)), A(tv_nsec, number(1))))
#define PRIVATE_KEY A(key, NAMES(IPC_PRIVATE))
#define OWNER(p) STRUCT(A(uid, id(p.uid)), A(gid, id(p.gid)), A(mode, octal(p.mode)), A(key, number(p.__key)), \
     A(cuid, id(p.cuid)), A(cgid, id(p.cgid)))
#define NEW_OWNER(p) STRUCT(A(uid, id(p.uid)), A(gid, id(p.gid)), A(mode, octal(p.mode)))
#define NUMBER(s, f) A(f, unsigned_(s.f))

static void memory(void) {
  CALL(shmget, PRIVATE_KEY, A(size, number(4096)), A(shmflg, names(IPC_CREAT | 0600, "IPC_CREAT|0600")));
  int id_ = result;
  CALL(shmat, A(shmid, number(id_)), A(shmaddr, address(NULL)), A(shmflg, NAMES(SHM_RDONLY)),
       RETURNS(hex((unsigned long)result)));
  void *at_ = (void *)result;
  CALL(shmat, A(shmid, number(-1)), A(shmaddr, address((void *)4096)), A(shmflg, NAMES(SHM_RND|SHM_REMAP)));
  struct shmid_ds s;
#define SHM STRUCT(A(shm_perm, OWNER(s.shm_perm)), NUMBER(s, shm_segsz), NUMBER(s, shm_cpid), NUMBER(s, shm_lpid), \
     NUMBER(s, shm_nattch), A(shm_atime, unsigned_((unsigned long)s.shm_atime)), A(shm_dtime, \
     unsigned_((unsigned long)s.shm_dtime)), A(shm_ctime, unsigned_((unsigned long)s.shm_ctime)))
#define SHMCTL(c, n, ...) MADE("shmctl:" #c, "shmctl", SYS_shmctl, A(shmid, number(n)), A(cmd, names(c, #c)), \
     ##__VA_ARGS__)
  SHMCTL(IPC_STAT, id_, A(buf, out(&s, SHM)));
  SHMCTL(IPC_SET, id_, A(buf, at(&s, STRUCT(A(shm_perm, NEW_OWNER(s.shm_perm))))));
  SHMCTL(SHM_STAT, -1, A(buf, address(&s)));
  SHMCTL(SHM_STAT_ANY, -1, A(buf, address(&s)));
  struct shminfo limits;
  struct shm_info used;
  SHMCTL(IPC_INFO, 0, A(buf, out(&limits, STRUCT(NUMBER(limits, shmmax), NUMBER(limits, shmmin), NUMBER(limits,
       shmmni), NUMBER(limits, shmseg), NUMBER(limits, shmall)))));
  SHMCTL(SHM_INFO, 0, A(buf, out(&used, STRUCT(NUMBER(used, used_ids), NUMBER(used, shm_tot), NUMBER(used, shm_rss),
       NUMBER(used, shm_swp), NUMBER(used, swap_attempts), NUMBER(used, swap_successes)))));
  CALL(shmdt, A(shmaddr, address(at_)));
  CALL(shmctl, A(shmid, number(id_)), A(cmd, NAMES(IPC_RMID)), A(buf, address(NULL)));
}

static void semaphores(void) {
  CALL(semget, PRIVATE_KEY, A(nsems, number(2)), A(semflg, names(IPC_CREAT | IPC_EXCL | 0600,
       "IPC_CREAT|IPC_EXCL|0600")));
  int id_ = result;
  struct sembuf ops[] = {{0, 1, SEM_UNDO}, {1, -1, IPC_NOWAIT}};
#define OPS at(ops, ARRAY(E(STRUCT(A(sem_num, number(0)), A(sem_op, number(1)), A(sem_flg, NAMES(SEM_UNDO)))), \
     E(STRUCT(A(sem_num, number(1)), A(sem_op, number(-1)), A(sem_flg, NAMES(IPC_NOWAIT))))))
#ifdef SYS_semop
  CALL(semop, A(semid, number(id_)), A(sops, OPS), A(nsops, number(2)));
  CALL(semtimedop, A(semid, number(id_)), A(sops, OPS), A(nsops, number(2)), A(timeout, TIME(soon)));
#else
  MADE("semop", "semop", SYS_ipc, HIDDEN(1), HIDDEN(id_), HIDDEN(2), HIDDEN(0), HIDDEN(ops), ONLY(semid,
       number(id_)), ONLY(sops, OPS), ONLY(nsops, number(2)));
  MADE("semtimedop", "semtimedop", SYS_ipc, HIDDEN(4), HIDDEN(id_), HIDDEN(2), HIDDEN(0), HIDDEN(ops),
       HIDDEN(&soon), ONLY(semid, number(id_)), ONLY(sops, OPS), ONLY(nsops, number(2)), ONLY(timeout, TIME(soon)));
  CALL(semtimedop_time64, A(semid, number(id_)), A(sops, OPS), A(nsops, number(2)), A(timeout, TIME(soon64)));
#endif
  struct semid_ds s;
  struct seminfo info;
#define SEM STRUCT(A(sem_perm, OWNER(s.sem_perm)), A(sem_otime, unsigned_((unsigned long)s.sem_otime)), A(sem_ctime, \
     unsigned_((unsigned long)s.sem_ctime)), NUMBER(s, sem_nsems))
#define INFO STRUCT(NUMBER(info, semmap), NUMBER(info, semmni), NUMBER(info, semmns), NUMBER(info, semmnu), \
     NUMBER(info, semmsl), NUMBER(info, semopm), NUMBER(info, semume), NUMBER(info, semusz), NUMBER(info, semvmx), \
     NUMBER(info, semaem))
#define SEMCTL(c, n, ...) MADE("semctl:" #c, "semctl", SYS_semctl, A(semid, number(n)), A(semnum, number(0)), A(cmd, \
     names(c, #c)), ##__VA_ARGS__)
  SEMCTL(IPC_STAT, id_, A(arg, out(&s, SEM)));
  SEMCTL(IPC_SET, id_, A(arg, at(&s, STRUCT(A(sem_perm, NEW_OWNER(s.sem_perm))))));
  SEMCTL(SETVAL, id_, A(arg, hex(5)));
  SEMCTL(SEM_STAT, -1, A(arg, address(&s)));
  SEMCTL(SEM_STAT_ANY, -1, A(arg, address(&s)));
  SEMCTL(IPC_INFO, 0, A(arg, out(&info, INFO)));
  SEMCTL(SEM_INFO, 0, A(arg, out(&info, INFO)));
  CALL(semctl, A(semid, number(id_)), A(semnum, number(0)), A(cmd, NAMES(IPC_RMID)), A(arg, address(NULL)));
}

static void messages(void) {
  CALL(msgget, PRIVATE_KEY, A(msgflg, names(IPC_CREAT | 0600, "IPC_CREAT|0600")));
  int id_ = result;
  struct {
    long type;
    char text[20];
  } message = {7, "hello"}, got;
#define MESSAGE(m) at(&m, STRUCT(A(mtype, number(7)), A(mtext, string("hello"))))
  CALL(msgsnd, A(msqid, number(id_)), A(msgp, MESSAGE(message)), A(msgsz, number(5)), A(msgflg, NAMES(IPC_NOWAIT)));
  CALL(msgrcv, A(msqid, number(id_)), A(msgp, out(&got, MESSAGE(got))), A(msgsz, number(5)), A(msgtyp, number(0)),
       A(msgflg, NAMES(MSG_NOERROR|IPC_NOWAIT)));
  CALL(msgrcv, A(msqid, number(id_)), A(msgp, address(&got)), A(msgsz, number(5)), A(msgtyp, number(-7)), A(msgflg,
       NAMES(IPC_NOWAIT)));
  struct msqid_ds s;
  struct msginfo info;
#define QUEUE STRUCT(A(msg_perm, OWNER(s.msg_perm)), A(msg_stime, unsigned_((unsigned long)s.msg_stime)), \
     A(msg_rtime, unsigned_((unsigned long)s.msg_rtime)), A(msg_ctime, unsigned_((unsigned long)s.msg_ctime)), \
     NUMBER(s, msg_qnum), NUMBER(s, msg_qbytes), NUMBER(s, msg_lspid), NUMBER(s, msg_lrpid))
#define MSGINFO STRUCT(NUMBER(info, msgpool), NUMBER(info, msgmap), NUMBER(info, msgmax), NUMBER(info, msgmnb), \
     NUMBER(info, msgmni), NUMBER(info, msgssz), NUMBER(info, msgtql), NUMBER(info, msgseg))
#define MSGCTL(c, n, ...) MADE("msgctl:" #c, "msgctl", SYS_msgctl, A(msqid, number(n)), A(cmd, names(c, #c)), \
     ##__VA_ARGS__)
  MSGCTL(IPC_STAT, id_, A(buf, out(&s, QUEUE)));
  MSGCTL(IPC_SET, id_, A(buf, at(&s, STRUCT(A(msg_perm, NEW_OWNER(s.msg_perm)), NUMBER(s, msg_qbytes)))));
  MSGCTL(MSG_STAT, -1, A(buf, address(&s)));
  MSGCTL(MSG_STAT_ANY, -1, A(buf, address(&s)));
  MSGCTL(IPC_INFO, 0, A(buf, out(&info, MSGINFO)));
  MSGCTL(MSG_INFO, 0, A(buf, out(&info, MSGINFO)));
  CALL(msgctl, A(msqid, number(id_)), A(cmd, NAMES(IPC_RMID)), A(buf, address(NULL)));
}

static void posix(void) {
  const char *name = say("spoor-%d", getpid()), *kept = strdup(name);
  struct {
    long mq_flags, mq_maxmsg, mq_msgsize, mq_curmsgs, pad[4];
  } attr = {0, 3, 50, 0};
#define ATTR(flags) STRUCT(A(mq_flags, flags), A(mq_maxmsg, number(attr.mq_maxmsg)), A(mq_msgsize, \
     number(attr.mq_msgsize)), A(mq_curmsgs, number(attr.mq_curmsgs)))
  CALL(mq_open, A(name, path(kept)), A(oflag, NAMES(O_RDWR|O_CREAT|O_NONBLOCK)), A(mode, octal(0600)), A(attr,
       at(&attr, ATTR(number(0)))));
  int q = result;
  unsigned priority;
  CALL(mq_timedsend, A(mqdes, number(q)), A(msg_ptr, bytes("hi", 2)), A(msg_len, number(2)), A(msg_prio, number(9)),
       A(abs_timeout, TIME(soon)));
  CALL(mq_timedreceive, A(mqdes, number(q)), A(msg_ptr, out(buffer, bytes(buffer, result))), A(msg_len, number(60)),
       A(msg_prio, out(&priority, cell(&priority, number(priority)))), A(abs_timeout, TIME(soon)));
  CALL(mq_timedreceive, A(mqdes, number(q)), A(msg_ptr, address(buffer)), A(msg_len, number(60)), A(msg_prio,
       address(&priority)), A(abs_timeout, address(NULL)));
#ifdef SYS_mq_timedsend_time64
  CALL(mq_timedsend_time64, A(mqdes, number(q)), A(msg_ptr, bytes("hi", 2)), A(msg_len, number(2)), A(msg_prio,
       number(9)), A(abs_timeout, TIME(soon64)));
  CALL(mq_timedreceive_time64, A(mqdes, number(q)), A(msg_ptr, out(buffer, bytes(buffer, result))), A(msg_len,
       number(60)), A(msg_prio, out(&priority, cell(&priority, number(priority)))), A(abs_timeout, TIME(soon64)));
#endif
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
  CALL(mq_notify, A(mqdes, number(q)), A(sevp, at(&event, STRUCT(A(sigev_signo, signal_(SIGUSR1)), A(sigev_notify,
       NAMES(SIGEV_SIGNAL))))));
  CALL(mq_getsetattr, A(mqdes, number(q)), A(newattr, address(NULL)), A(oldattr, out(&attr,
       ATTR(NAMES(O_NONBLOCK)))));
  CALL(mq_unlink, A(name, path(kept)));
  close(q);
}

#ifdef SYS_ipc
// All of it by one call. The upper half of its first argument is a version.
#define PACKED(name, number_, ...) MADE("ipc:" #name, #name, SYS_ipc, HIDDEN(number_), ##__VA_ARGS__)
static void packed(void) {
  struct sembuf op = {0, 0, 0};
  struct {
    long type;
    char text[4];
  } message = {7, "abc"};
  struct {
    void *message;
    long type;
  } wanted = {&message, -7};
  void *null = NULL;
#define OP at(&op, ARRAY(E(STRUCT(A(sem_num, number(0)), A(sem_op, number(0)), A(sem_flg, NAMES(0))))))
  PACKED(semop, 1, HIDDEN(-1), HIDDEN(1), HIDDEN(0), HIDDEN(&op), ONLY(semid, number(-1)), ONLY(sops, OP),
       ONLY(nsops, number(1)));
  PACKED(semget, 2, HIDDEN(0), HIDDEN(-1), HIDDEN(0), ONLY(key, NAMES(IPC_PRIVATE)), ONLY(nsems, number(-1)),
       ONLY(semflg, names(0, "000")));
  PACKED(semctl, 3, HIDDEN(-1), HIDDEN(0), HIDDEN(0x100 | IPC_RMID), HIDDEN(&null), ONLY(semid, number(-1)),
       ONLY(semnum, number(0)), ONLY(cmd, names(0x100, "IPC_64|IPC_RMID")), ONLY(arg, address(NULL)));
  PACKED(semtimedop, 4, HIDDEN(-1), HIDDEN(1), HIDDEN(0), HIDDEN(&op), HIDDEN(&soon), ONLY(semid, number(-1)),
       ONLY(sops, OP), ONLY(nsops, number(1)), ONLY(timeout, TIME(soon)));
  PACKED(msgsnd, 11, HIDDEN(-1), HIDDEN(3), HIDDEN(0), HIDDEN(&message), ONLY(msqid, number(-1)), ONLY(msgp,
       at(&message, STRUCT(A(mtype, number(7)), A(mtext, string("abc"))))), ONLY(msgsz, number(3)), ONLY(msgflg,
       NAMES(0)));
  PACKED(msgrcv, 12, HIDDEN(-1), HIDDEN(3), HIDDEN(IPC_NOWAIT), HIDDEN(&wanted), ONLY(msqid, number(-1)), ONLY(msgp,
       address(&message)), ONLY(msgsz, number(3)), ONLY(msgtyp, number(-7)), ONLY(msgflg, NAMES(IPC_NOWAIT)));
  PACKED(msgget, 13, HIDDEN(0x1234), HIDDEN(0), ONLY(key, NAMES(0x1234)), ONLY(msgflg, names(0, "000")));
  PACKED(msgctl, 14, HIDDEN(-1), HIDDEN(0x100 | IPC_STAT), HIDDEN(0), HIDDEN(&message), ONLY(msqid, number(-1)),
       ONLY(cmd, names(0x100 | IPC_STAT, "IPC_64|IPC_STAT")), ONLY(buf, address(&message)));
  PACKED(shmat, 21, HIDDEN(-1), HIDDEN(0), HIDDEN(&null), HIDDEN(0), ONLY(shmid, number(-1)), ONLY(shmaddr,
       address(NULL)), ONLY(shmflg, NAMES(0)));
  int owned = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
  void *place = NULL;
  MADE("shmat:ipc", "shmat", SYS_ipc, HIDDEN(21), HIDDEN(owned), HIDDEN(SHM_RDONLY), HIDDEN(&place), HIDDEN(0),
       ONLY(shmid, number(owned)), ONLY(shmaddr, address(NULL)), ONLY(shmflg, NAMES(SHM_RDONLY)),
       RETURNS(hex((unsigned long)place)));
  shmdt(place);
  shmctl(owned, IPC_RMID, NULL);
  PACKED(shmdt, 22, HIDDEN(0), HIDDEN(0), HIDDEN(0), HIDDEN(8), ONLY(shmaddr, address((void *)8)));
  PACKED(shmget, 23, HIDDEN(0x1234), HIDDEN(5), HIDDEN(0600), ONLY(key, NAMES(0x1234)), ONLY(size, number(5)),
       ONLY(shmflg, names(0600, "0600")));
  PACKED(shmctl, 24, HIDDEN(-1), HIDDEN(0x100 | IPC_RMID), HIDDEN(0), HIDDEN(0), ONLY(shmid, number(-1)), ONLY(cmd,
       names(0x100, "IPC_64|IPC_RMID")), ONLY(buf, address(NULL)));
  MADE("ipc", "ipc", SYS_ipc, A(call, number(99)), A(first, hex(1)), A(second, hex(2)), A(third, hex(3)), A(ptr,
       hex(4)), A(fifth, hex(5)));
}
#endif

int main(void) {
#ifdef SYS_ipc
  packed();
#endif
  memory();
  semaphores();
  messages();
  posix();
  flush();
}
