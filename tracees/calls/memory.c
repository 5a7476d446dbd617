// Memory: mappings, advice, NUMA, userfaultfd.
#include "expect.h"
#include <fcntl.h>
#include <linux/mempolicy.h>
#include <linux/mman.h>
#include <sys/mman.h>
#include <sys/uio.h>

static char *page;
#define MAPPED RETURNS(IS_32_BIT ? (value){0, say("%#lx", (unsigned long)result), say("%lu", \
     (unsigned long)result)} : hex(result))

static void mappings(void) {
  CALL(brk, A(addr, address(NULL)), MAPPED);
#ifdef SYS_mmap2
  CALL(mmap2, A(addr, address(NULL)), A(length, number(8192)), A(prot, NAMES(PROT_READ|PROT_WRITE)), A(flags,
       NAMES(MAP_PRIVATE|MAP_ANONYMOUS)), A(fd, number(-1)), HIDDEN(0), ONLY(pgoffset, number(0)), MAPPED);
  page = (char *)result;
  CALL(mmap2, A(addr, address(NULL)), A(length, number(0)), A(prot, NAMES(PROT_NONE)), A(flags, NAMES(MAP_SHARED)),
       A(fd, number(-1)), HIDDEN(3), ONLY(pgoffset, hex(0x3000)));
  long old[] = {0, 4096, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0};
  MADE("mmap", "mmap", SYS_mmap, HIDDEN(old), ONLY(addr, address(NULL)), ONLY(length, number(4096)), ONLY(prot,
       NAMES(PROT_READ|PROT_EXEC)), ONLY(flags, NAMES(MAP_PRIVATE|MAP_ANONYMOUS)), ONLY(fd, number(-1)),
       ONLY(offset, number(0)), MAPPED);
  munmap((void *)result, 4096);
#else
  CALL(mmap, A(addr, address(NULL)), A(length, number(8192)), A(prot, NAMES(PROT_READ|PROT_WRITE)), A(flags,
       NAMES(MAP_PRIVATE|MAP_ANONYMOUS)), A(fd, number(-1)), A(offset, number(0)), MAPPED);
  page = (char *)result;
  CALL(mmap, A(addr, address(page)), A(length, number(0)), A(prot, NAMES(PROT_NONE)), A(flags,
       NAMES(MAP_SHARED|MAP_FIXED|MAP_HUGETLB)), A(fd, number(-1)), A(offset, hex(0x3000)));
#endif
  CALL(mprotect, A(addr, address(page)), A(length, number(4096)), A(prot, NAMES(PROT_READ)));
  CALL(mprotect, A(addr, address(page + 1)), A(length, number(4096)), A(prot,
       NAMES(PROT_READ|PROT_WRITE|PROT_EXEC|PROT_GROWSDOWN)));
  mprotect(page, 4096, PROT_READ | PROT_WRITE);
  CALL(mremap, A(old_address, address(page)), A(old_size, number(8192)), A(new_size, number(4096)), A(flags,
       NAMES(MREMAP_MAYMOVE)), MAPPED);
  CALL(mremap, A(old_address, address(page)), A(old_size, number(4096)), A(new_size, number(4096)), A(flags,
       NAMES(0)), MAPPED);
  CALL(mremap, A(old_address, address(page + 1)), A(old_size, number(8192)), A(new_size, number(4096)), A(flags,
       NAMES(MREMAP_MAYMOVE|MREMAP_FIXED)), A(new_address, address(page)));
  CALL(munmap, A(addr, address(page + 1)), A(length, number(4096)));
  CALL(madvise, A(addr, address(page)), A(length, number(4096)), A(advice, NAMES(MADV_DONTNEED)));
  CALL(madvise, A(addr, address(page)), A(length, number(4096)), A(advice, nameless(0x7777, "MADV_???")));
  CALL(msync, A(addr, address(page)), A(length, number(4096)), A(flags, NAMES(MS_ASYNC|MS_INVALIDATE)));
  CALL(mlock, A(addr, address(page)), A(len, number(4096)));
  CALL(mlock2, A(addr, address(page)), A(len, number(4096)), A(flags, NAMES(MLOCK_ONFAULT)));
  CALL(munlock, A(addr, address(page)), A(len, number(4096)));
  CALL(mlockall, A(flags, NAMES(MCL_ONFAULT)));
  CALL(munlockall);
  unsigned char resident[2];
  CALL(mincore, A(addr, address(page)), A(length, number(4096)), A(vec, out(resident,
       ARRAY(E(number(resident[0]))))));
  CALL(mincore, A(addr, address(page + 1)), A(length, number(8192)), A(vec, address(resident)));
  CALL(remap_file_pages, A(addr, address(page + 1)), A(size, number(4096)), A(prot, NAMES(PROT_READ)), A(pgoff,
       number(5)), A(flags, NAMES(MAP_FILE|MAP_NONBLOCK)));
  CALL(memfd_secret, A(flags, (value){0x10, "0x10", "{\"raw\":16,\"names\":[],\"unnamed\":16}"}));
}

static void keys(void) {
  CALL(pkey_alloc, A(flags, hex(5)), A(access_rights, NAMES(PKEY_DISABLE_WRITE)));
  CALL(pkey_mprotect, A(addr, address(page)), A(length, number(4096)), A(prot, NAMES(PROT_READ|PROT_WRITE)), A(pkey,
       number(77)));
  CALL(pkey_free, A(pkey, number(77)));
}

static void nodes(void) {
  page[0] = 1; // it is there

  unsigned long mask[2] = {0xab, 0};
#define MASK(...) at(mask, ARRAY(__VA_ARGS__))
#define NODES(n) E((value){0, say(IS_32_BIT ? "0x%06lx" : "0x%014lx", n), say("%lu", n)})
  int mode = 7;
  CALL(mbind, A(addr, address(page + 1)), A(len, number(4096)), A(mode, NAMES(MPOL_BIND|MPOL_F_STATIC_NODES)),
       A(nodemask, MASK(NODES(mask[0]))), A(maxnode, number(8 * sizeof(long))), A(flags,
       NAMES(MPOL_MF_STRICT|MPOL_MF_MOVE)));
  CALL(set_mempolicy, A(mode, NAMES(MPOL_INTERLEAVE|MPOL_F_STATIC_NODES|MPOL_F_RELATIVE_NODES)), A(nodemask,
       address(NULL)), A(maxnode, number(0)));
  CALL(get_mempolicy, A(mode, out(&mode, cell(&mode, NAMES(MPOL_DEFAULT)))), A(nodemask, address(NULL)), A(maxnode,
       number(0)), A(addr, address(NULL)), A(flags, NAMES(0)));
  CALL(get_mempolicy, A(mode, address(&mode)), A(nodemask, address(mask)), A(maxnode, number(1)), A(addr,
       address(page)), A(flags, NAMES(MPOL_F_NODE|MPOL_F_ADDR|MPOL_F_MEMS_ALLOWED)));
  CALL(migrate_pages, A(pid, number(-1)), A(maxnode, number(8 * sizeof(long))), A(old_nodes, MASK(NODES(mask[0]))),
       A(new_nodes, address(NULL)));
  void *pages[] = {page, NULL};
  int wanted[] = {0, 5}, status[2];
  CALL(move_pages, A(pid, number(0)), A(count, number(2)), A(pages, at(pages, ARRAY(E(address(page)),
       E(address(NULL))))), A(nodes, address(NULL)), A(status, out(status, ARRAY(E(number(status[0])), E((value){0,
       "-EFAULT", say("{\"raw\":%d,\"names\":[\"-EFAULT\"]}", status[1])})))), A(flags, NAMES(MPOL_MF_MOVE)));
  CALL(move_pages, A(pid, number(-1)), A(count, number(2)), A(pages, at(pages, ARRAY(E(address(page)),
       E(address(NULL))))), A(nodes, at(wanted, ARRAY(E(number(0)), E(number(5))))), A(status, address(status)),
       A(flags, NAMES(MPOL_MF_MOVE|MPOL_MF_MOVE_ALL)));
  CALL(set_mempolicy_home_node, A(start, address((void *)0x1000)), A(len, number(5)), A(home_node, number(99)), A(flags,
       hex(7)));
}

static void others(void) {
  struct iovec vector = {page, 4096};
#define AREA at(&vector, ARRAY(E(STRUCT(A(iov_base, address(page)), A(iov_len, number(4096))))))
  CALL(process_madvise, A(pidfd, number(-1)), A(vec, AREA), A(vlen, number(1)), A(advice, NAMES(MADV_COLD)),
       A(flags, hex(3)));
  CALL(process_mrelease, A(pidfd, number(-1)), A(flags, hex(3)));
  char here[4] = "abc", there[4];
  struct iovec local = {there, 3}, remote = {here, 3};
#define REMOTE at(&remote, ARRAY(E(STRUCT(A(iov_base, address(here)), A(iov_len, number(3))))))
#define LOCAL ARRAY(E(STRUCT(A(iov_base, bytes(there, 3)), A(iov_len, number(3)))))
  CALL(process_vm_readv, A(pid, number(getpid())), A(local_iov, out(&local, LOCAL)), A(liovcnt, number(1)),
       A(remote_iov, REMOTE), A(riovcnt, number(1)), A(flags, number(0)));
  CALL(process_vm_writev, A(pid, number(getpid())), A(local_iov, at(&local, LOCAL)), A(liovcnt, number(1)),
       A(remote_iov, REMOTE), A(riovcnt, number(1)), A(flags, number(0)));
  CALL(process_vm_readv, A(pid, number(-1)), A(local_iov, address(NULL)), A(liovcnt, number(0)), A(remote_iov,
       address(NULL)), A(riovcnt, number(0)), A(flags, number(1)));
}

int main(void) {
  mappings();
  keys();
  nodes();
  others();
  flush();
}
