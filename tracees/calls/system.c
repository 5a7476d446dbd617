// The system: names, numbers, directories, and what only an administrator may do, asked for in ways that must fail.
#include "expect.h"
#include <dirent.h>
#include <fcntl.h>
#include <linux/fanotify.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/reboot.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/quota.h>
#include <sys/random.h>
#include <sys/swap.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>

static char buffer[400];
static const char far[] = "missing/far";

static void facts(void) {
  struct utsname u;
  CALL(uname, A(buf, out(&u, STRUCT(A(sysname, quoted(u.sysname, strlen(u.sysname), 65)), A(nodename,
       quoted(u.nodename, strlen(u.nodename), 65)), MORE))));
  struct sysinfo s;
#define NUMBER(f) A(f, unsigned_(s.f))
  CALL(sysinfo, A(info, out(&s, STRUCT(NUMBER(uptime), A(loads, ARRAY(E(unsigned_(s.loads[0])),
       E(unsigned_(s.loads[1])), E(unsigned_(s.loads[2])))), NUMBER(totalram), NUMBER(freeram), NUMBER(sharedram),
       NUMBER(bufferram), NUMBER(totalswap), NUMBER(freeswap), NUMBER(procs), NUMBER(totalhigh), NUMBER(freehigh),
       NUMBER(mem_unit)))));
#define RANDOM (value){(long)buffer, say("\"\\x%02x\\x%02x\"", (unsigned char)buffer[0], (unsigned char)buffer[1]), \
     say("{\"hex\":\"%02x%02x\"}", (unsigned char)buffer[0], (unsigned char)buffer[1])}
  CALL(getrandom, A(buf, out(buffer, RANDOM)), A(buflen, number(2)), A(flags, NAMES(GRND_NONBLOCK)));
  CALL(getrandom, A(buf, address(buffer)), A(buflen, number(2)), A(flags, nameless(0x70, "GRND_???")));
  CALL(syslog, A(type, (value){99, "99 /* SYSLOG_ACTION_??? */",
       "{\"raw\":99,\"names\":[],\"unnamed\":99}"}), A(buf, address(NULL)), A(len, number(5)));
  CALL(sync);
}

static void directories(void) {
  mkdir("d", 0700);
  int fd = open("d", O_RDONLY | O_DIRECTORY);
  CALL(getdents, A(fd, number(-1)), A(dirp, address(buffer)), A(count, unsigned_(sizeof buffer)));
  CALL(getdents64, A(fd, number(-1)), A(dirp, address(buffer)), A(count, number(sizeof buffer)));
  lseek(fd, 0, SEEK_END);
  CALL(getdents, A(fd, number(fd)), A(dirp, out(buffer, (value){0, say("%p /* 0 entries */", buffer),
       address(buffer).json})), A(count, unsigned_(sizeof buffer)));
  CALL(getdents64, A(fd, number(fd)), A(dirp, out(buffer, (value){0, say("%p /* 0 entries */", buffer),
       address(buffer).json})), A(count, number(sizeof buffer)));
  close(fd), rmdir("d");
  struct {
    unsigned bytes;
    int type;
    unsigned char data[128];
  } handle = {0};
  int mount = 5;
  CALL(name_to_handle_at, A(dirfd, fdcwd()), A(pathname, path(far)), A(handle, at(&handle, STRUCT(A(handle_bytes,
       number(0))))), A(mount_id, address(&mount)), A(flags, NAMES(AT_SYMLINK_FOLLOW)));
  handle.bytes = 2, handle.type = 3, handle.data[0] = 0xab;
  CALL(open_by_handle_at, A(mount_fd, number(-1)), A(handle, at(&handle, STRUCT(A(handle_bytes, number(2)),
       A(handle_type, number(3)), A(f_handle, (value){0, "\"\\xab\\x00\"", "{\"hex\":\"ab00\"}"})))), A(flags,
       NAMES(O_RDONLY|O_PATH)));
}

static void refused(void) {
  CALL(sethostname, A(name, address((void *)8)), A(len, unsigned_(-1U)));
  CALL(setdomainname, A(name, address(NULL)), A(len, unsigned_(-1U)));
  CALL(reboot, A(magic, nameless(1, "LINUX_REBOOT_MAGIC_???")), A(magic2, nameless(1, "LINUX_REBOOT_MAGIC_???")),
       A(cmd, NAMES(LINUX_REBOOT_CMD_CAD_OFF)));
  CALL(reboot, A(magic, nameless(2, "LINUX_REBOOT_MAGIC_???")), A(magic2, NAMES(LINUX_REBOOT_MAGIC2A)), A(cmd,
       NAMES(LINUX_REBOOT_CMD_RESTART2)), A(arg, string("no")));
  CALL(swapon, A(path, path(far)), A(flags, names(0x8005, "SWAP_FLAG_PREFER|5")));
  CALL(swapoff, A(path, path(far)));
  CALL(acct, A(filename, path(far)));
  CALL(init_module, A(module_image, address((void *)8)), A(len, number(1)), A(param_values, string("a=1")));
  CALL(finit_module, A(fd, number(-1)), A(param_values, string("")), A(flags,
       NAMES(MODULE_INIT_IGNORE_MODVERSIONS|MODULE_INIT_IGNORE_VERMAGIC)));
  CALL(delete_module, A(name, string("no such module")), A(flags, NAMES(O_NONBLOCK|O_TRUNC)));
  if (getpid() != getsid(0) && setsid() > 0) // there is no terminal to hang up then
    CALL(vhangup);
  CALL(pivot_root, A(new_root, path(far)), A(put_old, path(far)));
}

static void mounts(void) {
  CALL(mount, A(source, path("none")), A(target, path(far)), A(filesystemtype, string("tmpfs")), A(mountflags,
       NAMES(MS_RDONLY|MS_NOSUID|MS_REC)), A(data, string("size=1")));
  CALL(mount, A(source, path("/")), A(target, path(far)), A(filesystemtype, address("x")), A(mountflags,
       NAMES(MS_BIND|MS_REC)), A(data, address("y")));
  CALL(mount, A(source, path("/")), A(target, path(far)), A(filesystemtype, address("x")), A(mountflags,
       NAMES(MS_REMOUNT|MS_BIND)), A(data, string("y")));
  CALL(mount, A(source, address(NULL)), A(target, path(far)), A(filesystemtype, address(NULL)), A(mountflags,
       NAMES(MS_REC|MS_PRIVATE)), A(data, address(NULL)));
#ifdef SYS_umount
  CALL(umount, A(target, path(far)));
#endif
  CALL(umount2, A(target, path(far)), A(flags, NAMES(MNT_DETACH|UMOUNT_NOFOLLOW)));
  CALL(open_tree, A(dirfd, number(-1)), A(pathname, path("x")), A(flags,
       NAMES(OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)));
  CALL(move_mount, A(from_dirfd, number(-1)), A(from_path, path("x")), A(to_dirfd, fdcwd()), A(to_path, path("y")),
       A(flags, NAMES(MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_SYMLINKS)));
  CALL(fsopen, A(fsname, string("no such system")), A(flags, NAMES(FSOPEN_CLOEXEC)));
  CALL(fsmount, A(fs_fd, number(-1)), A(flags, NAMES(FSMOUNT_CLOEXEC)), A(attr_flags,
       NAMES(MOUNT_ATTR_RDONLY|MOUNT_ATTR_NODEV)));
  CALL(fspick, A(dirfd, number(-1)), A(pathname, path("x")), A(flags, NAMES(FSPICK_CLOEXEC|FSPICK_NO_AUTOMOUNT)));
#define CONFIGURE(cmd_, ...) MADE("fsconfig:" #cmd_, "fsconfig", SYS_fsconfig, A(fd, number(-1)), A(cmd, names(cmd_, \
     #cmd_)), ##__VA_ARGS__)
  CONFIGURE(FSCONFIG_SET_FLAG, A(key, string("ro")), A(value, address(NULL)), A(aux, number(0)));
  CONFIGURE(FSCONFIG_SET_STRING, A(key, string("source")), A(value, string("x")), A(aux, number(0)));
  CONFIGURE(FSCONFIG_SET_BINARY, A(key, string("k")), A(value, (value){(long)"ab", "\"\\x61\\x62\"",
       "{\"hex\":\"6162\"}"}), A(aux, number(2)));
  CONFIGURE(FSCONFIG_SET_PATH, A(key, string("k")), A(value, path("p")), A(aux, fdcwd()));
  CONFIGURE(FSCONFIG_SET_PATH_EMPTY, A(key, string("k")), A(value, path("")), A(aux, number(3)));
  CONFIGURE(FSCONFIG_SET_FD, A(key, string("k")), A(value, address(NULL)), A(aux, number(3)));
  CALL(fsconfig, A(fd, number(-1)), A(cmd, nameless(99, "FSCONFIG_???")), A(key, address((void *)1)), A(value,
       address((void *)2)), A(aux, number(3)));
  struct mount_attr attr = {MOUNT_ATTR_RDONLY, MOUNT_ATTR_NOSUID, MS_SHARED, 5};
  CALL(mount_setattr, A(dirfd, number(-1)), A(pathname, path("x")), A(flags, NAMES(AT_RECURSIVE)), A(attr, at(&attr,
       STRUCT(A(attr_set, NAMES(MOUNT_ATTR_RDONLY)), A(attr_clr, NAMES(MOUNT_ATTR_NOSUID)), A(propagation,
       NAMES(MS_SHARED)), A(userns_fd, number(5))))), A(size, number(32)));
}

// Of calls whose mask takes two registers where they have 32 bits.
static void watching(void) {
  static const struct {
    int raw;
  } none;
#define MARK A(fanotify_fd, number(-1)), A(flags, NAMES(FAN_MARK_ADD|FAN_MARK_ONLYDIR))
#define MASK names(FAN_MODIFY | FAN_ONDIR, "FAN_MODIFY|FAN_ONDIR")
#ifdef __i386__
  CALL(fanotify_mark, MARK, HIDDEN(FAN_MODIFY | FAN_ONDIR), HIDDEN(0), ONLY(mask, MASK), HIDDEN(-100), ONLY(dirfd,
       fdcwd()), A(pathname, path(far)));
#else
  CALL(fanotify_mark, MARK, A(mask, MASK), A(dirfd, fdcwd()), A(pathname, path(far)));
#endif
}

int main(void) {
  facts();
  directories();
  refused();
  mounts();
  watching();
  flush();
}
