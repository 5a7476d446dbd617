// Quotas, of file systems that are not there.
#include "expect.h"
#include <linux/dqblk_xfs.h>
#include <sys/quota.h>

static value command(unsigned raw, const char *name) {
  return (value){(int)raw, say("QCMD(%s, USRQUOTA)", name),
                 say("{\"raw\":%u,\"function\":\"QCMD\",\"arguments\":[%s,%s]}", raw, names(raw >> 8, name).json,
                      names(0, "USRQUOTA").json)};
}

static void quotas(void) {
  value unknown = {0x77770001, "QCMD(0x777700 /* Q_??? */, GRPQUOTA)",
                   "{\"raw\":2004287489,\"function\":\"QCMD\",\"arguments\":"
                   "[{\"raw\":7829248,\"names\":[],\"unnamed\":7829248},{\"raw\":1,\"names\":[\"GRPQUOTA\"]}]}"};
  struct if_quota {
    uint64_t bhard, bsoft, space, ihard, isoft, inodes, btime, itime;
    unsigned valid;
  } q = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  unsigned format;
#define QUOTA STRUCT(A(dqb_bhardlimit, number(1)), A(dqb_bsoftlimit, number(2)), A(dqb_curspace, number(3)), \
     A(dqb_ihardlimit, number(4)), A(dqb_isoftlimit, number(5)), A(dqb_curinodes, number(6)), MORE)
#define ON(c, ...) MADE("quotactl:" #c, "quotactl", SYS_quotactl, A(cmd, command(QCMD(c, USRQUOTA), #c)), A(special, \
     path("missing/x")), ##__VA_ARGS__)
#define ON_FD(c, ...) MADE("quotactl_fd:" #c, "quotactl_fd", SYS_quotactl_fd, A(fd, number(-1)), A(cmd, \
     command(QCMD(c, USRQUOTA), #c)), ##__VA_ARGS__)
  ON(Q_SYNC);
  ON(Q_QUOTAON, A(id, NAMES(QFMT_VFS_V1)), A(addr, path("missing/quota")));
  ON(Q_QUOTAOFF);
  ON(Q_GETQUOTA, A(id, number(7)), A(addr, address(&q)));
  ON(Q_SETQUOTA, A(id, number(7)), A(addr, at(&q, QUOTA)));
  ON(Q_GETFMT, HIDDEN(0), A(addr, address(&format)));
  CALL(quotactl, A(cmd, unknown), A(special, path("x")), A(id, number(1)), A(addr, address((void *)8)));
  ON_FD(Q_SYNC);
  ON_FD(Q_GETQUOTA, A(id, number(7)), A(addr, address(&q)));
  ON_FD(Q_SETQUOTA, A(id, number(7)), A(addr, at(&q, QUOTA)));
  ON_FD(Q_GETFMT, HIDDEN(0), A(addr, address(&format)));
  CALL(quotactl_fd, A(fd, number(-1)), A(cmd, unknown), A(id, number(1)), A(addr, address((void *)8)));
}

int main(void) {
  quotas();
  flush();
}
