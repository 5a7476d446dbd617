// Seven i386 instructions: prints a line and exits with the status that is left in ebx.
// build: -m32 -static -nostdlib -no-pie
	.globl _start
_start:
	movl $4, %eax
	movl $1, %ebx
	movl $message, %ecx
	movl $7, %edx
	int $0x80
	movl $1, %eax
	int $0x80

	.data
message:
	.ascii "seven.\n"

	.section .note.GNU-stack, "", @progbits
