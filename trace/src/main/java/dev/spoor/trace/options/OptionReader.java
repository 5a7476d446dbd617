package dev.spoor.trace.options;

import dev.spoor.engine.CpuUse;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.DecodeOptions;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.trace.inject.InjectionRule;
import dev.spoor.trace.where.Where;
import dev.spoor.trace.where.WhereException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects options one by one and says at the end what they come to together.
final class OptionReader {
  private final List<Tid> processes = new ArrayList<>();
  private final List<EnvironmentChange> environment = new ArrayList<>();
  private final List<InjectionRule> injections = new ArrayList<>();
  private final List<String> surprises = new ArrayList<>();
  private final EnumSet<Message> quiet = EnumSet.noneOf(Message.class);
  private Optional<ByteString> user = Optional.empty();
  private Optional<ByteString> argv0 = Optional.empty();
  private Optional<Release.Interruptible> interruptible = Optional.empty();
  private boolean descendants;
  private long rotateBytes;
  private int rotateKeep;
  private boolean detachOnExecve;
  private boolean killOnExit;
  private Daemonization daemon = Daemonization.NONE;
  private int daemonLetters;
  private long callLimit;
  private StopConditions stop = StopConditions.NONE;
  private Optional<Where.Reader> where = Optional.empty();
  private Optional<ByteString> output = Optional.empty();
  private CallSelection calls = CallSelection.all();
  private TextStyle.Constants constants = TextStyle.Constants.NAMES;
  private CallSelection abbreviated = CallSelection.all();
  private CallSelection followed = CallSelection.all();
  private DescriptorSelection read = DescriptorSelection.NONE;
  private DescriptorSelection written = DescriptorSelection.NONE;
  private SignalSelection signals = SignalSelection.ALL;
  private Set<CallStatus> statuses = EnumSet.allOf(CallStatus.class);
  private Times times = Times.NONE;
  private TraceOptions.Format format = TraceOptions.Format.TEXT;
  private CpuUse cpuUse = CpuUse.AUTO;
  private Set<String> rawCalls = Set.of();
  private SeccompUse seccomp = SeccompUse.FITTING;
  private boolean separately;
  private final List<ByteString> paths = new ArrayList<>();
  private Optional<DescriptorSelection> descriptors = Optional.empty();
  private Set<DescriptorDetail> details = Set.of();
  private int detailLetters;
  private Set<ProcessDetail> processNumbers = Set.of();
  private Optional<Set<ContextDetail>> contexts = Optional.empty();
  private boolean detailsSet;
  private boolean vcpus;
  private boolean append;
  private boolean instructionPointer;
  private boolean argumentNames;
  private boolean showsPid;
  private boolean number;
  private boolean wholeLines;
  private TraceOptions.Tree tree = TraceOptions.Tree.NONE;
  private final SummaryReader summary = new SummaryReader();
  private boolean help;
  private boolean version;
  private boolean jsonSchema;
  private boolean debug;
  private Optional<TipChoice> tip = Optional.empty();
  private int stackLetters;
  private int stackFrames = StackTraces.DEFAULT_FRAMES;
  private int column = TraceOptions.LineParts.DEFAULT.column();
  private int stringLimit = DecodeOptions.DEFAULT.stringLimit();
  private int followLetters;
  private int deprecatedFollow;
  private int quietLetters;
  private boolean quietSet;
  private boolean clockSet;
  private boolean hexSet;
  private int clockLetters;
  private int hexLetters;
  private int hexStrings;

  /// Takes an option that has no argument, or one that may have one and does not.
  void apply(String key, String spelling) {
    switch (key) {
      case "follow" -> followLetters++;
      case "-F" -> deprecatedFollow++;
      case "separately" -> separately = true;
      case "append" -> append = true;
      case "descendants" -> descendants = true;
      case "kill-on-exit" -> killOnExit = true;
      case "summary-only" -> summary.alone();
      case "summary" -> summary.together();
      case "wall-clock" -> summary.wallClock();
      case "instruction-pointer" -> instructionPointer = true;
      case "number" -> number = true;
      case "histogram" -> summary.histogram();
      case "stack" -> stackLetters = spelling.equals("-k") ? stackLetters + 1 : 1;
      case "tree" -> tree = TraceOptions.Tree.ALONE;
      case "whole-lines" -> wholeLines = true;
      case "no-abbrev" -> abbreviated = CallSelection.none();
      case "successful" -> statuses = EnumSet.of(CallStatus.SUCCESSFUL);
      case "failed" -> statuses = EnumSet.of(CallStatus.FAILED);
      case "help" -> help = true;
      case "version" -> version = true;
      case "json-schema" -> jsonSchema = true;
      case "debug" -> debug = true;
      case "daemonize" -> daemonize(spelling);
      case "tips" -> tip = Optional.of(TipChoice.RANDOM);
      case "seccomp" -> seccomp = SeccompUse.ASKED_FOR;
      case "no-seccomp" -> seccomp = SeccompUse.REFUSED;
      case "-r", "relative" -> times = times.withRelative(Precision.US);
      case "-T", "spent" -> times = times.withSpent(Precision.US);
      case "clock" -> {
        clockSet = true;
        times = times.withClock(Times.Clock.TIME, Precision.S);
      }
      case "-t" -> times = clock(++clockLetters);
      case "-q" -> quietLetters++;
      case "-N" -> argumentNames = true;
      case "show-pid" -> showsPid = true;
      case "-y" -> detailLetters++;
      case "decode-fds" -> details("path");
      case "-Y" -> processNumbers = EnumSet.of(ProcessDetail.COMM);
      case "secontext" -> contexts = Optional.of(EnumSet.noneOf(ContextDetail.class));
      case "pidns" -> processNumbers = EnumSet.of(ProcessDetail.PIDNS);
      case "quiet" -> {
        quietSet = true;
        quiet(1);
      }
      case "-x" -> hexLetters++;
      case "hex" -> {
        hexSet = true;
        hexStrings = 2;
      }
      default -> throw UsageException.plain("option '" + spelling + "' is not supported yet");
    }
  }

  private Times clock(int letters) {
    return switch (letters) {
      case 1 -> times.withClock(Times.Clock.TIME, Precision.S);
      case 2 -> times.withClock(Times.Clock.TIME, Precision.US);
      default -> times.withClock(Times.Clock.UNIX, Precision.US);
    };
  }

  private void quiet(int letters) {
    switch (letters) {
      case 0 -> {}
      case 1 -> quiet.addAll(EnumSet.of(Message.ATTACH, Message.PERSONALITY, Message.IO_URING));
      case 2 ->
          quiet.addAll(
              EnumSet.of(Message.ATTACH, Message.PERSONALITY, Message.IO_URING, Message.EXIT));
      // A path's resolution has been reported when such letters are counted.
      default -> quiet.addAll(EnumSet.complementOf(EnumSet.of(Message.PATH_RESOLUTION)));
    }
  }

  /// Takes an option with its argument.
  void apply(String key, String spelling, ByteString bytes) {
    var argument = bytes.toString();
    switch (key) {
      case "output" -> output = Optional.of(bytes);
      case "attach" -> attach(argument);
      case "env" -> environment.add(EnvironmentChange.parse(bytes));
      case "user" -> user = Optional.of(bytes);
      case "argv0" -> argv0 = Optional.of(bytes);
      case "rotate-size" ->
          rotateBytes =
              Rotation.bytes(argument).orElseThrow(() -> OptionWords.invalid(argument, spelling));
      case "rotate-keep" -> rotateKeep = OptionWords.rotateKeep(argument, spelling);
      case "detach-on" -> detachOn(argument);
      case "daemonize" ->
          daemon =
              Daemonization.named(argument)
                  .orElseThrow(() -> OptionWords.invalid(argument, spelling));
      case "limit" -> callLimit = OptionWords.callLimit(argument, spelling);
      case "interruptible" ->
          interruptible =
              Optional.of(
                  Release.Interruptible.named(argument)
                      .orElseThrow(() -> OptionWords.invalid(argument, spelling)));
      case "string-limit" -> stringLimit = OptionWords.limit(argument, spelling);
      case "columns" -> column = OptionWords.number(argument, spelling);
      case "stack" -> stackLetters = OptionWords.stackLetters(argument, spelling);
      case "stack-limit" -> stackFrames = OptionWords.stackFrames(argument, spelling);
      case "sort" -> summary.sort(argument);
      case "tree" -> tree = OptionWords.tree(argument, spelling);
      case "by" -> summary.by(argument);
      case "summary-columns" -> summary.columns(argument);
      case "overhead" -> summary.overhead(argument, spelling);
      case "-e" -> qualify(argument);
      case "trace" -> calls = CallSelection.parse(argument);
      case "signal" -> signals = SignalSelection.parse(argument);
      case "status" -> statuses = OptionWords.statuses(argument);
      case "constants" -> constants = OptionWords.constants(argument, spelling);
      case "verbose" -> followed = CallSelection.parse(argument);
      case "abbrev" -> abbreviated = CallSelection.parse(argument);
      case "read" -> read = DescriptorSelection.parse(argument);
      case "write" -> written = DescriptorSelection.parse(argument);
      case "raw" -> rawCalls = CallSelection.parse(argument).names();
      case "inject" -> injections.add(InjectionReader.inject(argument, surprises));
      case "fault" -> injections.add(InjectionReader.fault(argument));
      case "quiet" -> quiet(argument);
      case "relative" -> times = times.withRelative(OptionWords.precision(argument, spelling));
      case "spent" -> times = times.withSpent(OptionWords.precision(argument, spelling));
      case "clock" -> {
        clockSet = true;
        times = clock(argument, spelling);
      }
      case "hex" -> {
        hexSet = true;
        hexStrings = OptionWords.hex(argument, spelling);
      }
      case "trace-path" -> paths.add(bytes);
      case "where" -> where(argument);
      case "stop-after" ->
          stop = stop.and(argument).orElseThrow(() -> OptionWords.invalid(argument, spelling));
      case "trace-fds" -> descriptors = Optional.of(DescriptorSelection.parse(argument));
      case "decode-fds" -> details(argument);
      case "decode-pids" -> processNumbers = ProcessDetail.parse(argument);
      case "secontext" -> contexts = OptionWords.contexts(argument);
      case "kvm" -> vcpus = OptionWords.vcpus(argument);
      case "tips" -> tip = TipChoice.parse(argument, OptionWords.invalid(argument, spelling));
      case "format" -> format = OptionWords.format(argument, spelling);
      case "cpu" -> cpuUse = OptionWords.cpuUse(argument, spelling);
      default -> throw UsageException.plain("option '" + spelling + "' is not supported yet");
    }
  }

  /// `-e WORD=SET`; without a word it is `trace`.
  private void qualify(String expression) {
    var equals = expression.indexOf('=');
    var set = expression.substring(equals + 1);
    switch (equals < 0 ? "" : expression.substring(0, equals)) {
      case "trace", "t" -> calls = CallSelection.parse(set);
      case "signal", "signals", "s" -> signals = SignalSelection.parse(set);
      case "status" -> statuses = OptionWords.statuses(set);
      case "raw", "x" -> rawCalls = CallSelection.parse(set).names();
      case "inject" -> injections.add(InjectionReader.inject(set, surprises));
      case "fault" -> injections.add(InjectionReader.fault(set));
      case "decode-fds", "decode-fd" -> details(set);
      case "decode-pids", "decode-pid" -> processNumbers = ProcessDetail.parse(set);
      case "secontext" -> contexts = OptionWords.contexts(set);
      case "trace-fds", "trace-fd", "fds", "fd" ->
          descriptors = Optional.of(DescriptorSelection.parse(set));
      case "quiet", "silent", "silence", "q" -> quiet(set);
      case "verbose", "v" -> followed = CallSelection.parse(set);
      case "abbrev", "a" -> abbreviated = CallSelection.parse(set);
      case "read", "reads", "r" -> read = DescriptorSelection.parse(set);
      case "write", "writes", "w" -> written = DescriptorSelection.parse(set);
      case "kvm" -> vcpus = OptionWords.vcpus(set);
      default -> calls = CallSelection.parse(expression);
    }
  }

  private void where(String condition) {
    var reader = where.orElseGet(Where.Reader::new);
    where = Optional.of(reader);
    try {
      reader.read(condition);
    } catch (WhereException wrong) {
      throw UsageException.located(
          "--where: " + Quoted.of(String.valueOf(wrong.getMessage())), wrong.picture(condition));
    }
  }

  private void daemonize(String spelling) {
    if (spelling.equals("-D")) {
      daemonLetters++;
    } else {
      daemon = Daemonization.GRANDCHILD;
    }
  }

  private Daemonization daemon(boolean hasProgram) {
    if (daemonLetters > 0 && daemon != Daemonization.NONE) {
      throw together("-D and --daemonize");
    }
    if (daemonLetters > 0 && !hasProgram) {
      throw UsageException.withHint("PROG [ARGS] must be specified with -D/--daemonize");
    }
    if (daemonLetters > Daemonization.MOST_LETTERS) {
      throw UsageException.withHint(
          "Too many -D's ("
              + daemonLetters
              + "), maximum supported -D count is "
              + Daemonization.MOST_LETTERS);
    }
    var said = daemonLetters > 0 ? Daemonization.ofLetters(daemonLetters) : daemon;
    if (said != Daemonization.NONE && !hasProgram) {
      throw UsageException.withHint("PROG [ARGS] must be specified with -D/--daemonize");
    }
    return said;
  }

  /// A tracer that nobody waits for is not for the terminal's keys.
  private Optional<Release.Interruptible> interruptible(Daemonization said) {
    return interruptible.isEmpty() && said != Daemonization.NONE
        ? Optional.of(Release.Interruptible.NEVER_TSTP)
        : interruptible;
  }

  private void detachOn(String call) {
    if (!call.equals("execve")) {
      throw UsageException.plain("Syscall '" + Quoted.of(call) + "' for -b isn't supported");
    }
    detachOnExecve = true;
  }

  private Optional<Rotation> rotation() {
    return rotateBytes == 0
        ? Optional.empty()
        : Optional.of(
            new Rotation(rotateBytes, rotateKeep == 0 ? Rotation.DEFAULT_KEEP : rotateKeep));
  }

  private void attach(String list) {
    var words = list.split("[, \t\n]", -1);
    for (var i = 0; i < words.length; i++) {
      // Nothing has to follow the last separator.
      if (i < words.length - 1 || !words[i].isEmpty()) {
        processes.add(OptionWords.process(words[i]));
      }
    }
  }

  private void quiet(String text) {
    var messages = OptionWords.members(text, "quiet", EnumSet.allOf(Message.class), Message::named);
    quietSet = true;
    quiet.clear();
    quiet.addAll(messages);
  }

  private void details(String text) {
    details =
        OptionWords.members(text, "decode-fds", OptionWords.everyDetail(), DescriptorDetail::named);
    detailsSet = true;
  }

  private Set<DescriptorDetail> details() {
    return switch (detailLetters) {
      case 0 -> details;
      case 1 -> EnumSet.of(DescriptorDetail.PATH);
      default -> OptionWords.everyDetail();
    };
  }

  /// `[[format:]FORMAT[,[precision:]PRECISION]]`, in either order.
  private Times clock(String text, String spelling) {
    var clock = Optional.<Times.Clock>empty();
    var precision = Optional.<Precision>empty();
    for (var word : text.split(",", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      var bare =
          word.startsWith("format:")
              ? word.substring("format:".length())
              : word.startsWith("precision:") ? word.substring("precision:".length()) : word;
      var asPrecision =
          word.startsWith("format:") ? Optional.<Precision>empty() : Precision.named(bare);
      var asClock =
          word.startsWith("precision:")
              ? Optional.<Times.Clock>empty()
              : OptionWords.clockNamed(bare);
      if (asPrecision.isPresent()) {
        precision = asPrecision;
      } else if (asClock.isPresent()) {
        clock = asClock;
      } else {
        throw OptionWords.invalid(text, spelling);
      }
    }
    return times.withClock(clock, precision);
  }

  private Optional<StackTraces> stacks() {
    return stackLetters == 0
        ? Optional.empty()
        : Optional.of(new StackTraces(stackLetters > 1, stackFrames));
  }

  /// `-C` brings the lines back.
  private TraceOptions.Tree withLines(TraceOptions.Tree said) {
    return said == TraceOptions.Tree.ALONE && summary.isTogether()
        ? TraceOptions.Tree.BEHIND
        : said;
  }

  /// What the options come to with `program` behind them.
  Request finish(List<ByteString> program) {
    if (help) {
      return new Request.Help();
    }
    if (version) {
      return new Request.Version();
    }
    if (jsonSchema) {
      return new Request.Schema();
    }
    if (program.isEmpty() && processes.isEmpty()) {
      throw UsageException.withHint("must have PROG [ARGS] or -p PID");
    }
    refuseContradictions();
    if (program.isEmpty() && argv0.isPresent()) {
      throw UsageException.withHint("PROG [ARGS] must be specified with --argv0");
    }
    var daemonization = daemon(!program.isEmpty());
    quiet(quietLetters);
    if (output.isPresent() && !program.isEmpty() && !quietSet) {
      // As if -q were given: the terminal is the program's. What is missing is said all the same.
      quiet.addAll(EnumSet.of(Message.ATTACH, Message.PERSONALITY));
    }
    return new Request.Trace(
        new TraceOptions(
            program,
            processes,
            descendants,
            environment,
            user,
            argv0,
            new Release(
                detachOnExecve,
                callLimit,
                killOnExit,
                stop,
                interruptible(daemonization),
                daemonization),
            followLetters + deprecatedFollow > 0 || descendants || tree != TraceOptions.Tree.NONE,
            isSeparate(),
            output,
            append,
            rotation(),
            calls,
            signals,
            statuses,
            quiet,
            read,
            written,
            abbreviated,
            times,
            new TraceOptions.LineParts(instructionPointer, number, showsPid, column, wholeLines),
            new DecodeOptions(
                stringLimit, !abbreviated.isNone(), rawCalls, opaqueCalls(), argumentNames),
            style(),
            summary.options(),
            withLines(tree),
            format,
            details(),
            processNumbers,
            contexts,
            vcpus,
            new AccessSelection(paths, descriptors),
            where.map(Where.Reader::finish),
            seccomp,
            cpuUse,
            debug,
            tip,
            injections,
            stacks()),
        warnings());
  }

  private Set<String> opaqueCalls() {
    return followed.isAll() ? Set.of() : followed.otherNames();
  }

  private boolean isSeparate() {
    return output.isPresent() && (separately || followLetters > 1);
  }

  private boolean isPiped() {
    return output.isPresent() && TraceOptions.isCommand(output.get());
  }

  private void refuseContradictions() {
    summary.refuseBoth();
    if (summary.isAsked() && (separately || followLetters > 1)) {
      throw UsageException.withHint(
          summary.spelling() + " and -ff/--output-separately are mutually exclusive");
    }
    if (tree != TraceOptions.Tree.NONE && (separately || followLetters > 1)) {
      throw UsageException.withHint("--tree and -ff/--output-separately are mutually exclusive");
    }
    if (tree == TraceOptions.Tree.BEHIND && summary.isAskedAlone()) {
      throw UsageException.withHint("--tree=lines and -c/--summary-only are mutually exclusive");
    }
    if (descendants && processes.isEmpty()) {
      throw UsageException.withHint("--descendants must be given with -p/--attach");
    }
    if (rotateKeep > 0 && rotateBytes == 0) {
      throw UsageException.withHint("--rotate-keep must be given with --rotate-size");
    }
    if (rotateBytes > 0 && output.isEmpty()) {
      throw UsageException.withHint("--rotate-size must be given with -o/--output");
    }
    if (rotateBytes > 0 && isPiped()) {
      throw UsageException.withHint("piping the output and --rotate-size are mutually exclusive");
    }
    if (killOnExit && !processes.isEmpty()) {
      throw UsageException.withHint(
          "--kill-on-exit and -p/--attach are mutually exclusive options");
    }
    if (isPiped() && isSeparate()) {
      throw UsageException.withHint(
          "piping the output and -ff/--output-separately are mutually exclusive");
    }
    if (quietSet && quietLetters > 0) {
      throw together("-q and -e quiet/--quiet");
    }
    if (clockSet && clockLetters > 0) {
      throw together("-t and --absolute-timestamps");
    }
    if (hexSet && hexLetters > 0) {
      throw together("-x and --strings-in-hex");
    }
    summary.refuseColumns();
    if (detailsSet && detailLetters > 0) {
      throw together("-y and --decode-fds");
    }
    summary.refuseClock();
  }

  private static UsageException together(String options) {
    return UsageException.plain(options + " cannot be provided simultaneously");
  }

  private List<String> warnings() {
    var all = new ArrayList<>(surprises);
    if (cpuUse == CpuUse.SHARE && !processes.isEmpty()) {
      all.add("--cpu=share has no effect on processes given by -p/--attach");
    }
    if (deprecatedFollow > 0) {
      all.add(
          followLetters > 0
              ? "deprecated option -F ignored"
              : "option -F is deprecated, please use -f/--follow-forks instead");
    }
    if (separately && output.isEmpty()) {
      all.add("--output-separately has no effect without -o/--output");
    }
    if (append && output.isEmpty()) {
      all.add("-A/--output-append-mode has no effect without -o/--output");
    }
    if (seccomp == SeccompUse.ASKED_FOR && !processes.isEmpty()) {
      all.add("--seccomp-bpf is not enabled for processes attached with -p");
    }
    if (seccomp == SeccompUse.ASKED_FOR && detachOnExecve) {
      all.add("--seccomp-bpf is not enabled because it is not compatible with -b");
    }
    if (summary.isSortedInVain()) {
      all.add("-S/--summary-sort-by has no effect without (-c/--summary-only or -C/--summary)");
    }
    if (summary.isAskedAlone()) {
      without(instructionPointer, "-i/--instruction-pointer", all);
      without(stackLetters > 0, "-k/--stack-traces", all);
      without(number, "-n/--syscall-number", all);
      without(wholeLines, "--whole-lines", all);
      without(times.relative().isPresent(), "-r/--relative-timestamps", all);
      without(
          times.clock() != Times.Clock.NONE && tree == TraceOptions.Tree.NONE,
          "-t/--absolute-timestamps",
          all);
      without(times.spent().isPresent(), "-T/--syscall-times", all);
    }
    return all;
  }

  private static void without(boolean given, String option, List<String> into) {
    if (given) {
      into.add(option + " has no effect with -c/--summary-only");
    }
  }

  private TextStyle style() {
    var strings =
        switch (Math.max(Math.min(hexLetters, 2), hexStrings)) {
          case 0 -> TextStyle.HexStrings.NONE;
          case 1 -> TextStyle.HexStrings.UNPRINTABLE;
          case 2 -> TextStyle.HexStrings.ALL;
          default -> TextStyle.HexStrings.ESCAPES;
        };
    return new TextStyle(strings, constants);
  }
}
