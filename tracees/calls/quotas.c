// Quotas, of file systems that are not there.
#include "expect.h"
#include <linux/dqblk_xfs.h>
#include <sys/quota.h>

static value command(unsigned raw, const char *name) {
  return (value){(int)raw, say("QCMD(%s, USRQUOTA)", name),
                 say("{\"raw\":%u,\"function\":\"QCMD\",\"arguments\":[%s,%s]}", raw, names(raw >> 8, name).json,
                      names(0, "USRQUOTA").json)};
}

// Of a file system by name and of a descriptor's.
#define BOTH(c, ...) do { \
    MADE("quotactl:" #c, "quotactl", SYS_quotactl, A(cmd, command(QCMD(c, USRQUOTA), #c)), A(special, \
         path("missing/x")), ##__VA_ARGS__); \
    MADE("quotactl_fd:" #c, "quotactl_fd", SYS_quotactl_fd, A(fd, number(-1)), A(cmd, command(QCMD(c, USRQUOTA), \
         #c)), ##__VA_ARGS__); \
  } while (0)

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
  BOTH(Q_SYNC);
  BOTH(Q_QUOTAON, A(id, NAMES(QFMT_VFS_V1)), A(addr, path("missing/quota")));
  BOTH(Q_QUOTAOFF);
  BOTH(Q_GETQUOTA, A(id, number(7)), A(addr, address(&q)));
  BOTH(Q_GETNEXTQUOTA, A(id, number(-1)), A(addr, address(&q)));
  BOTH(Q_SETQUOTA, A(id, number(7)), A(addr, at(&q, QUOTA)));
  BOTH(Q_GETFMT, HIDDEN(0), A(addr, address(&format)));
  struct dqinfo info = {1, 2, DQF_SYS_FILE, IIF_BGRACE | IIF_IGRACE};
  BOTH(Q_GETINFO, HIDDEN(0), A(addr, address(&info)));
  BOTH(Q_SETINFO, HIDDEN(0), A(addr, at(&info, STRUCT(A(dqi_bgrace, number(1)), A(dqi_igrace, number(2)), A(dqi_flags,
       NAMES(DQF_SYS_FILE)), A(dqi_valid, NAMES(IIF_BGRACE|IIF_IGRACE))))));
  CALL(quotactl, A(cmd, unknown), A(special, path("x")), A(id, number(1)), A(addr, address((void *)8)));
  CALL(quotactl_fd, A(fd, number(-1)), A(cmd, unknown), A(id, number(1)), A(addr, address((void *)8)));
}

// Those of XFS.
static void blocks(void) {
  struct fs_disk_quota q = {FS_DQUOT_VERSION, FS_USER_QUOTA, FS_DQ_BHARD, 7, 1, 2, 3, 4, 5, 6};
  union {
    struct fs_quota_stat old;
    struct fs_quota_statv wide;
  } state;
  unsigned flags = FS_QUOTA_UDQ_ACCT | FS_QUOTA_UDQ_ENFD, kinds = FS_USER_QUOTA | FS_GROUP_QUOTA;
  BOTH(Q_XQUOTAON, HIDDEN(0), A(addr, cell(&flags, NAMES(FS_QUOTA_UDQ_ACCT|FS_QUOTA_UDQ_ENFD))));
  BOTH(Q_XQUOTAOFF, HIDDEN(0), A(addr, address(NULL)));
  BOTH(Q_XGETQUOTA, A(id, number(7)), A(addr, address(&q)));
  BOTH(Q_XGETNEXTQUOTA, A(id, number(0)), A(addr, address(&q)));
  BOTH(Q_XSETQLIM, A(id, number(7)), A(addr, at(&q, STRUCT(A(d_version, number(1)), A(d_flags, NAMES(FS_USER_QUOTA)),
       A(d_fieldmask, hex(FS_DQ_BHARD)), A(d_id, number(7)), A(d_blk_hardlimit, number(1)), A(d_blk_softlimit,
       number(2)), A(d_ino_hardlimit, number(3)), A(d_ino_softlimit, number(4)), A(d_bcount, number(5)), A(d_icount,
       number(6)), MORE))));
  BOTH(Q_XGETQSTAT, HIDDEN(0), A(addr, address(&state)));
  BOTH(Q_XGETQSTATV, HIDDEN(0), A(addr, address(&state)));
  BOTH(Q_XQUOTARM, HIDDEN(0), A(addr, cell(&kinds, NAMES(FS_USER_QUOTA|FS_GROUP_QUOTA))));
  BOTH(Q_XQUOTASYNC);
}

int main(void) {
  quotas();
  blocks();
  flush();
}
