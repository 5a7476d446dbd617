// Reads a byte, prints "line" and ends with 7: six system calls' worth of instructions, no library.
// build: -static -nostdlib
        .globl _start
_start: mov   $1, %eax              // write(1, ready, 6)
        mov   $1, %edi
        lea   ready(%rip), %rsi
        mov   $6, %edx
        syscall
        xor   %eax, %eax            // read(0, byte, 1)
        xor   %edi, %edi
        lea   byte(%rip), %rsi
        mov   $1, %edx
        .globl waiting
waiting: syscall
        .globl resumed
resumed: mov  $1, %eax              // write(1, line, 5)
        mov   $1, %edi
        lea   line(%rip), %rsi
        mov   $5, %edx
        syscall
        mov   $60, %eax             // exit(7)
        mov   $7, %edi
        syscall
        .data
ready:  .ascii "ready\n"
line:   .ascii "line\n"
byte:   .byte 0
