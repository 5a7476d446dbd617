package dev.spoor.live.repl;

import dev.spoor.testkit.Tracees;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands on symbols, source, frames, threads and scripts, here and in the installed gdb: every
/// line must be the same.
@Tag("live")
class GdbCommandsTest {
  static Stream<List<String>> sessions() {
    return Stream.of(
        List.of("info scope work", "info scope square", "info scope nowhere", "info scope"),
        List.of("info functions squ", "info functions -q -n work", "info functions nothing"),
        List.of("info variables -n glob", "info variables -t int -n .", "info types point"),
        List.of("info types -q point", "info auxv", "info files", "info target"),
        List.of("info line work", "info line 5", "info line 500", "info line 11"),
        List.of("list", "list", "list -", "list +", "list 5,7", "list 7,", "list ,9"),
        List.of("list -", "list -", "list global", "list *work", "list nofile.c:1", "list 1,2,3"),
        List.of("list square,work", "list work,+3", "list 1000", "list debugged.c:work"),
        List.of("list 1", "search work", "info source", "list 10", "info source"),
        List.of("break work", "run", "list", "list -", "frame 1", "list -", "down", "list -"),
        List.of("break square", "run", "info frame", "info frame 2"),
        List.of("break square", "run", "info frame function main", "info frame level 0"),
        List.of("break square", "run", "frame function work", "frame level 2", "frame level 77"),
        List.of("break square", "run", "frame address 0", "frame function nosuch", "frame level"),
        List.of("break square", "run", "frame apply all p $pc", "frame apply 1 p n"),
        List.of("break square", "run", "frame apply 2 -q p 1", "frame apply level 1 p sum"),
        List.of("break square", "run", "frame apply level 0-1 p 3", "frame apply all -s p n"),
        List.of("break square", "run", "frame apply -1 p 1", "frame apply", "faas p n"),
        List.of("break square", "run", "taas p 1", "tfaas p n", "thread apply 1-3 -q p 1"),
        List.of("break square", "run", "thread apply all -s p nosuch", "thread apply 1 p 2"),
        List.of("break square", "run", "thread apply 1", "thread apply all", "thread apply"),
        List.of("break square", "run", "thread name foo", "info threads", "thread find foo"),
        List.of("break square", "run", "thread find (", "thread foo", "thread 1.1", "thread 7"),
        List.of("break square", "run", "info sharedlibrary nolib", "info registers rip eflags"),
        List.of("with listsize 2 -- list main", "show listsize", "with", "with nosuch 3 -- p 1"),
        List.of("with listsize 3 -- nosuch", "show listsize", "w print elements 3 -- p \"abcdef\""),
        List.of("alias pp = print", "pp 5", "alias foo", "alias print = list", "alias a1 = nosuch"),
        List.of("alias hex = print/x 16 +", "hex 1", "alias -a zz = list", "zz 1,2"),
        List.of(
            "alias set print elms = set print elements", "set print elms 3", "show print elements"),
        List.of(
            "alias info bb = info breakpoints", "break 9", "info bb", "alias info bb = info args"),
        List.of(
            "alias set p foo = set print", "alias print foo = list", "alias info b$ = info line"),
        List.of("alias info x y = show print elements", "alias nosuch b = info line"),
        List.of(
            "alias spe = set print elements",
            "spe 2",
            "p \"abcdef\"",
            "alias info locals = info b"),
        List.of("p $_gdb_setting(\"print elements\")", "p $_gdb_setting_str(\"print elements\")"),
        List.of(
            "p $_gdb_setting(\"breakpoint pending\")",
            "ptype $_gdb_setting(\"breakpoint pending\")"),
        List.of("p $_gdb_setting(\"nosuch\")", "p $_gdb_setting(1)", "p $_gdb_setting()"),
        List.of("p $_gdb_setting(\"disassembly-flavor\")", "p $_gdb_setting_str(\"confirm\")"),
        List.of("set max-user-call-depth 9", "p $_gdb_setting(\"max-user-call-depth\") + 1"),
        List.of("set print elements unlimited", "p $_gdb_setting(\"print elements\")"),
        List.of("catch throw [", "catch load [", "catch catch a\\", "catch throw (", "rbreak ["),
        List.of("interrupt", "info terminal", "sharedlibrary", "nosharedlibrary", "p global"),
        List.of("rbreak ^work", "run"),
        List.of("pipe", "pipe p 1", "pipe p 1 |", "pipe nosuch | cat", "p $_shell_exitcode"),
        List.of("shell exit 3", "p $_shell_exitcode", "pipe p 1 | cat >/dev/null", "p $"),
        List.of("p 1", "p 2", "p global", "show values", "show values 2", "show values +"),
        List.of("directory /tmp", "show directories", "directory", "show directories"),
        List.of("set substitute-path /a /b", "show substitute-path", "unset substitute-path /c"),
        List.of("unset substitute-path", "show substitute-path", "set substitute-path /a"),
        List.of("set trace-commands on", "p 3", "set trace-commands off", "p 4"),
        List.of("show cwd", "set cwd /tmp", "show cwd", "set listsize", "set listsize 0"),
        List.of("x/2i main", "x/-2i main", "x/-3x &global"),
        List.of("show logging enabled", "show logging overwrite", "show logging redirect"),
        List.of("disassemble /x", "disassemble nowhere"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyLineIsGdbs(List<String> commands) {
    Debug.assertEveryLineIsGdbs(Tracees.compile("debugged", "-g", "-O0"), commands);
  }
}
