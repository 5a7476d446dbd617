// Without a C library: writes a line, makes the directory "never", asks for its pid and exits with
// the lowest byte of that.
static long call(long number, long a, long b, long c) {
  long result;
#ifdef __x86_64__
  asm volatile("syscall"
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c)
               : "rcx", "r11", "memory");
#else
  asm volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
#endif
  return result;
}

#ifdef __x86_64__
enum { WRITE = 1, GETPID = 39, EXIT = 60, MKDIR = 83 };
#else
enum { WRITE = 4, GETPID = 20, EXIT = 1, MKDIR = 39 };
#endif

void _start(void) {
  call(WRITE, 1, (long)"Hello from the guest\n", 21);
  call(MKDIR, (long)"never", 0755, 0);
  call(EXIT, call(GETPID, 0, 0, 0) & 0xff, 0, 0);
  __builtin_trap();
}
// build: -static -nostdlib -ffreestanding -fno-stack-protector
