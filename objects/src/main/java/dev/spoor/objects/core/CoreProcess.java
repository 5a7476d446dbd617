package dev.spoor.objects.core;

/// What the process was; `struct elf_prpsinfo` of linux/elfcore.h.
///
/// @param state a letter as ps(1) prints it: `R`, `S`, `D`, `T`, `Z`
/// @param command the first 15 bytes of the program's name
/// @param arguments the beginning of the command line, blanks between
public record CoreProcess(
    char state,
    long uid,
    long gid,
    int pid,
    int parentPid,
    int processGroup,
    int session,
    String command,
    String arguments) {}
