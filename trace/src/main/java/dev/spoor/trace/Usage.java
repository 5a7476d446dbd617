package dev.spoor.trace;

/// The help text.
final class Usage {
  private static final String TEXT =
      """
      Usage: %s [OPTION]... PROG [ARG]...
         or: %s [OPTION]... -p PID [-p PID]... [PROG [ARG]...]
      Prints the system calls that a program makes and the signals it gets.

      What is traced:
        -p PID, --attach=PID     a running process and its threads; a list of several, by commas or
                                 spaces, or several times
        --descendants            with -p, also all that descends from it; implies -f
        -f, --follow-forks       also the children and threads that come
        -ff                      the same, and with -o FILE each in a file of its own, FILE.PID
        -E NAME=VALUE, --env=... sets a variable of the program's environment; -E NAME removes it
        -u USER, --user=USER     runs the program as that user; UID:GID: by numbers
        --argv0=NAME             gives the program this argv[0]
        -b execve, --detach-on=execve
                                 lets a process go when it executes another program
        --syscall-limit=N        lets all go after this many calls
        --stop-after=WHAT,...    lets all go at what comes first: after so many calls (1000), so much time
                                 (10s), so many bytes of output (1MB), the first call shown (match)
        --kill-on-exit           kills the program when the tracer ends, instead of letting it go
        -D, --daemonize          the program is the process that the shell started, the tracer nobody's
                                 child; -DD, --daemonize=pgroup: in a process group of its own; -DDD,
                                 --daemonize=session: in a session of its own
        -I N, --interruptible=N  a signal ends the tracer: 1, 2 at any time; 3 never (with -o FILE
                                 PROG); 4 never, and Ctrl-Z does not stop it

        --cpu=auto               the program shares a CPU with the tracer where that is faster and
                                 cannot be seen by it; or always: --cpu=share; the tracer looks for
                                 stops before it sleeps: --cpu=spin; neither: --cpu=off

      What is shown:
        -e trace=SET, --trace=SET
                                 only these calls: names, numbers, /regular expressions, classes
                                 (%%file %%process %%network %%desc %%memory %%signal %%ipc %%creds
                                 %%clock %%stat %%lstat %%fstat %%statfs %%pure), each behind ? if it may
                                 be unknown and before @64, @32 or @x32 if only that ABI's is meant;
                                 ! before the set means all others. `-e NAME' is `-e trace=NAME'
        -P PATH, --trace-path=PATH
                                 only calls that access this path, by name or by a descriptor
        --trace-fds=SET          only calls on these descriptors
        --no-seccomp             stops the program at every call, also where the kernel could pass
                                 over those that are not shown; else it may end with the tracer
        --seccomp-bpf            has the kernel do so also if that takes NO_NEW_PRIVS (with -f)
        -e signal=SET, --signal=SET
                                 only these signals
        -e status=SET, --status=SET
                                 only calls that are: successful, failed, unfinished, unavailable,
                                 detached
        --where CONDITION        only calls for which it holds, as
                                 'ret < 0 && errno == ENOENT && path =~ "^/etc"': docs/WHERE.md
        -z, --successful-only    only calls that succeed
        -Z, --failed-only        only calls that fail
        -q, --quiet=attach,personality,io_uring
                                 nothing about attaching and detaching, and about io_uring
        -qq, --quiet=attach,personality,io_uring,exit
                                 nor about the ends of processes
        -qqq, --quiet=all        nor anything else

      What is changed:
        -e inject=SET:WHAT[:WHAT]..., --inject=...
                                 does something to these calls: error=ERRNO or retval=VALUE (they are
                                 not carried out; with syscall=NAME that harmless one is instead),
                                 signal=SIG, delay_enter=TIME, delay_exit=TIME (microseconds, or with
                                 s, ms, us, ns), poke_enter=@argN=HEX,..., poke_exit=@argN=HEX,...
                                 (memory that arguments point to); when=FIRST[..LAST][+[STEP]]: only
                                 to those of a task's calls. Only calls that are traced (-e trace=)
        -e fault=SET[:error=ERRNO][:when=...], --fault=...
                                 makes these calls fail, with ENOSYS if nothing else is said

      How it is shown:
        -o FILE, --output=FILE   in this file, not on standard error
        -o '|COMMAND', -o '!COMMAND'
                                 to this shell command
        --output-separately      with -o FILE, each task in a file of its own, FILE.PID
        -A, --output-append-mode adds to that file
        --rotate-size=SIZE       with -o, a file of that many bytes (K, M, G) becomes FILE.1 at the
                                 end of its line, FILE.1 becomes FILE.2, and FILE begins anew
        --rotate-keep=N          keeps the N youngest of these (9)
        --format=json            a JSON object a line; --format=text
        --json-schema            prints the JSON Schema of these lines
        -s SIZE, --string-limit=SIZE
                                 this many bytes of strings (32)
        -v, --no-abbrev          structures and arrays whole
        -e abbrev=SET            the same for all but these calls
        -e verbose=SET           structures of these calls only, of others the address
        -e read=SET, -e write=SET
                                 all that is read from, written to, these descriptors, in
                                 hexadecimal and ASCII
        -X raw|abbrev|verbose, --const-print-style=...
                                 numbers that have names as numbers, as names (default), as both
        -y, --decode-fds[=path]  what descriptors refer to
        -yy, --decode-fds=all    also addresses of sockets, numbers of devices, processes of pidfds
        -e decode-fds=SET        only: path, socket, dev, pidfd, signalfd, eventfd
        -Y, --decode-pids=comm   the names of tasks behind their numbers
        --pidns-translation, --decode-pids=pidns
                                 the tracer's numbers beside those of another PID namespace
        -e kvm=vcpu, --kvm=vcpu  why virtual CPUs have stopped
        -e namespace=new, --namespace=new
                                 which namespaces tasks enter
        --secontext[=full,mismatch]
                                 SELinux contexts of files and tasks: types, or whole, and what
                                 the policy says
        -x, -xx                  strings with unprintable bytes, or all, in hexadecimal
        -e raw=SET, --raw=SET    the arguments of these calls as numbers
        -N, --arg-names          arguments with their names
        --always-show-pid        the number of the task, also if there is but one
        -a COLUMN, --columns=COLUMN
                                 results from this column on (40)
        -t, -tt, -ttt            the time of day, with microseconds, in seconds since 1970
        --absolute-timestamps[=[time|unix|none][,s|ms|us|ns]]
        -r, --relative-timestamps[=s|ms|us|ns]
                                 the time since the line before
        -T, --syscall-times[=s|ms|us|ns]
                                 the time spent in each call
        --whole-lines            a call in one line, written when it ends
        -i, --instruction-pointer
        -n, --syscall-number
        -k, --stack-trace[=symbol]
                                 behind each call the functions that the task is in
        -kk, --stack-trace=source
                                 also source files and lines, and inlined functions
        --stack-trace-frame-limit=N
                                 at most so many frames of a stack (256)
        -c, --summary-only       a table of calls, errors and time instead of lines
        -C, --summary            the table behind the lines
        -w, --summary-wall-clock in that table, time that passed instead of time on a CPU
        -S COLUMN, --summary-sort-by=COLUMN
                                 time, min-time, max-time, avg-time, calls, errors, name, nothing
        -U COLUMN,..., --summary-columns=COLUMN,...
                                 which columns, in this order: time-percent, total-time, min-time,
                                 max-time, avg-time, calls, errors, name
                                 and p50, p90, p99
        --by=KEY,...             the table by pid, tid, fd, path, call, or by one within the other;
                                 means -c where -C is not given
        --histogram              also how the times of each row are spread; means -c where -C is
                                 not given
        --tree, --tree=lines     at the end the processes and their programs as a tree, instead of
                                 lines or behind them; means -f
        -O TIME, --summary-syscall-overhead=TIME
                                 takes this off each call's time: a number of s, ms, us (default)
                                 or ns

        -d, --debug              at the end, how many stops there were and what the tracer did
        --tips[=[ID][,full|compact|none]]
                                 at the end, a tip
        -h, --help               this text
        -V, --version            the version
      """;

  private Usage() {}

  static String text(String invocation) {
    return TEXT.replace("%s", invocation).replace("%%", "%");
  }
}
