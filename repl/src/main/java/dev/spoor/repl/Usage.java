package dev.spoor.repl;

/// What `--help` shows.
final class Usage {
  static final String TEXT =
      """
      Usage: spoor debug [OPTION...] [PROGRAM [CORE | PID]]
             spoor debug [OPTION...] --args PROGRAM [ARGUMENT...]

      Runs PROGRAM, attaches to a process or reads a core file, and shows what happens in it. The
      commands are gdb's; "help" lists them.

        --args PROGRAM ARGUMENT...  arguments for the program
        -p, --pid PID               attach to a process
        -c, --core FILE             examine a core file
        -ex COMMAND                 run a command
        -x, --command FILE          run the commands in a file
        -iex COMMAND, -ix FILE      the same, before the program is loaded
        --batch                     end after these; nobody is asked anything
        --return-child-result       exit with the program's own status
        --cd DIRECTORY              the working directory
        --tty DEVICE                the terminal that the program reads and writes
        -d, --directory DIRECTORY   look for source there too
        --tui                       begin in the full-screen mode
        -nx, -nh                    do not read ~/.config/spoor/debuginit
        -q, --quiet                 say nothing at the start

      Exit status: 0; with --batch 1 if a command failed; what "quit N" says; 2 if the command line
      was not understood.
      """;

  private Usage() {}
}
