// userfaultfd(2), and what only an administrator may do or nobody can any more.
#include "expect.h"
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/kexec.h>
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>

enum {
  SYSLOG_ACTION_CLOSE,
  SYSLOG_ACTION_OPEN,
  SYSLOG_ACTION_READ,
  SYSLOG_ACTION_READ_ALL,
  SYSLOG_ACTION_READ_CLEAR,
  SYSLOG_ACTION_CLEAR,
  SYSLOG_ACTION_CONSOLE_OFF,
  SYSLOG_ACTION_CONSOLE_ON,
  SYSLOG_ACTION_CONSOLE_LEVEL,
  SYSLOG_ACTION_SIZE_UNREAD,
  SYSLOG_ACTION_SIZE_BUFFER,
}; // the kernel's

static void faults(void) {
  CALL(userfaultfd, A(flags, NAMES(O_NONBLOCK|O_CLOEXEC|0x100)));
#define FAULT(command, v, ...) MADE("ioctl:" #command, "ioctl", SYS_ioctl, A(fd, number(-1)), A(request, \
     names(WIDE(command), #command)), A(argp, at(&v, STRUCT(__VA_ARGS__))))
  struct uffdio_api api = {UFFD_API, UFFD_FEATURE_EVENT_FORK, 7};
  struct uffdio_range range = {0x1000, 0x2000};
  struct uffdio_register registered = {{0x1000, 0x2000}, UFFDIO_REGISTER_MODE_MISSING, 0};
  struct uffdio_copy copy = {1, 2, 3, UFFDIO_COPY_MODE_DONTWAKE, 4};
  struct uffdio_zeropage zero = {{0x1000, 0x2000}, UFFDIO_ZEROPAGE_MODE_DONTWAKE, 0};
#define START A(start, hex(0x1000)), A(len, hex(0x2000))
  FAULT(UFFDIO_API, api, A(api, hex(UFFD_API)), A(features, NAMES(UFFD_FEATURE_EVENT_FORK)));
  FAULT(UFFDIO_REGISTER, registered, A(range, STRUCT(START)), A(mode, NAMES(UFFDIO_REGISTER_MODE_MISSING)));
  FAULT(UFFDIO_UNREGISTER, range, START);
  FAULT(UFFDIO_WAKE, range, START);
  FAULT(UFFDIO_COPY, copy, A(dst, hex(1)), A(src, hex(2)), A(len, hex(3)), A(mode,
       NAMES(UFFDIO_COPY_MODE_DONTWAKE)));
  FAULT(UFFDIO_ZEROPAGE, zero, A(range, STRUCT(START)), A(mode, NAMES(UFFDIO_ZEROPAGE_MODE_DONTWAKE)));
}

// In a process without rights, so that nothing comes of them where they are valid, too.
static void refused(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct nothing[2] = {0};
  if (syscall(SYS_capset, &header, nothing) != 0)
    return;
  static char buffer[100];
#define LOG(action, ...) MADE("syslog:" #action, "syslog", SYS_syslog, A(type, told(number(action), names(action, \
     #action))), ##__VA_ARGS__)
  LOG(SYSLOG_ACTION_CLOSE);
  LOG(SYSLOG_ACTION_OPEN);
  LOG(SYSLOG_ACTION_READ, A(buf, address(buffer)), A(len, number(-1)));
  LOG(SYSLOG_ACTION_READ_ALL, A(buf, out(buffer, bytes(buffer, result))), A(len, number(10)));
  LOG(SYSLOG_ACTION_READ_CLEAR, A(buf, address(buffer)), A(len, number(-1)));
  LOG(SYSLOG_ACTION_CLEAR);
  LOG(SYSLOG_ACTION_CONSOLE_OFF);
  LOG(SYSLOG_ACTION_CONSOLE_ON);
  LOG(SYSLOG_ACTION_CONSOLE_LEVEL, A(buf, address(NULL)), A(level, told(number(4), names(4, "LOGLEVEL_WARNING"))));
  LOG(SYSLOG_ACTION_CONSOLE_LEVEL, A(buf, address(NULL)), A(level, (value){-7, "-7 /* LOGLEVEL_??? */",
       say("{\"raw\":-7,\"names\":[],\"unnamed\":%u}", -7U)}));
  LOG(SYSLOG_ACTION_SIZE_UNREAD);
  LOG(SYSLOG_ACTION_SIZE_BUFFER);
  struct kexec_segment segments[] = {{buffer, 1, (void *)0x1000, 2}, {NULL, 3, NULL, 4}};
  CALL(kexec_load, A(entry, address((void *)8)), A(nr_segments, number(2)), A(segments, at(segments,
       ARRAY(E(STRUCT(A(buf, address(buffer)), A(bufsz, number(1)), A(mem, address((void *)0x1000)), A(memsz,
       number(2)))), E(STRUCT(A(buf, address(NULL)), A(bufsz, number(3)), A(mem, address(NULL)), A(memsz,
       number(4))))))), A(flags, NAMES(KEXEC_ARCH_X86_64|KEXEC_ON_CRASH|0x100)));
  CALL(kexec_load, A(entry, address(NULL)), A(nr_segments, number(17)), A(segments, address(segments)), A(flags,
       NAMES(KEXEC_ARCH_386|KEXEC_PRESERVE_CONTEXT)));
#ifdef SYS_kexec_file_load
  CALL(kexec_file_load, A(kernel_fd, number(-1)), A(initrd_fd, number(-1)), A(cmdline_len, number(3)), A(cmdline,
       bytes("a=b", 3)), A(flags, NAMES(KEXEC_FILE_UNLOAD|KEXEC_FILE_NO_INITRAMFS|0x100)));
#endif
}

// What newer kernels have no longer, or have for old programs.
static void former(void) {
  static char buffer[100];
  struct {
    long tfree, tinode;
    char fname[6], fpack[6];
  } u = {0};
  struct stat s;
  stat("/", &s);
  CALL(ustat, A(dev, device(makedev(127, 99), 127, 99)), A(ubuf, address(&u)));
  CALL(ustat, A(dev, device(s.st_dev, major(s.st_dev), minor(s.st_dev))), A(ubuf, out(&u, STRUCT(A(f_tfree,
       number(u.tfree)), A(f_tinode, number(u.tinode)), A(f_fname, string(u.fname)), A(f_fpack, string(u.fpack))))));
  int name[] = {1, 2};
  struct {
    int *name;
    unsigned nlen;
    void *oldval;
    long *oldlenp;
    void *newval;
    unsigned long newlen;
    unsigned long rest[4];
  } arguments = {name, 2, buffer, NULL, NULL, 9, {0}};
  CALL(_sysctl, A(args, at(&arguments, STRUCT(A(name, address(name)), A(nlen, number(2)), A(oldval, address(buffer)),
       A(oldlenp, address(NULL)), A(newval, address(NULL)), A(newlen, number(9))))));
  CALL(lookup_dcookie, OFFSET(cookie, 0x123456789a), A(buffer, address(buffer)), A(len, number(100)));
}

int main(void) {
  flush();
  int child = fork();
  if (child == 0) {
    refused();
    flush();
    _exit(0);
  }
  waitpid(child, NULL, 0);
  former();
  faults();
  flush();
}
