package dev.spoor.trace.options;

import dev.spoor.engine.CpuUse;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.DecodeOptions;
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
  private Optional<ByteString> user = Optional.empty();
  private Optional<ByteString> argv0 = Optional.empty();
  private boolean descendants;
  private Optional<Where.Reader> where = Optional.empty();
  private CallSelection calls = CallSelection.all();
  private CallSelection abbreviated = CallSelection.all();
  private CallSelection followed = CallSelection.all();
  private DescriptorSelection read = DescriptorSelection.NONE;
  private DescriptorSelection written = DescriptorSelection.NONE;
  private SignalSelection signals = SignalSelection.ALL;
  private Set<CallStatus> statuses = EnumSet.allOf(CallStatus.class);
  private TraceOptions.Format format = TraceOptions.Format.TEXT;
  private CpuUse cpuUse = CpuUse.AUTO;
  private Set<String> rawCalls = Set.of();
  private SeccompUse seccomp = SeccompUse.FITTING;
  private final List<ByteString> paths = new ArrayList<>();
  private Optional<DescriptorSelection> descriptors = Optional.empty();
  private Set<DescriptorDetail> details = Set.of();
  private int detailLetters;
  private Set<ProcessDetail> processNumbers = Set.of();
  private Optional<Set<ContextDetail>> contexts = Optional.empty();
  private boolean detailsSet;
  private boolean vcpus;
  private boolean namespaces;
  private boolean instructionPointer;
  private boolean argumentNames;
  private boolean showsPid;
  private boolean number;
  private boolean wholeLines;
  private TraceOptions.Tree tree = TraceOptions.Tree.NONE;
  private final SummaryReader summary = new SummaryReader();
  private final ReleaseReader release = new ReleaseReader();
  private final TimesReader times = new TimesReader();
  private final QuietReader quiet = new QuietReader();
  private final OutputReader output = new OutputReader();
  private final StyleReader style = new StyleReader();
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

  /// Takes an option that has no argument, or one that may have one and does not.
  void apply(String key, String spelling) {
    switch (key) {
      case "follow" -> {
        followLetters++;
        output.follow();
      }
      case "-F" -> deprecatedFollow++;
      case "separately" -> output.separately();
      case "append" -> output.append();
      case "descendants" -> descendants = true;
      case "kill-on-exit" -> release.kill();
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
      case "daemonize" -> release.daemonize(spelling);
      case "tips" -> tip = Optional.of(TipChoice.RANDOM);
      case "seccomp" -> seccomp = SeccompUse.ASKED_FOR;
      case "no-seccomp" -> seccomp = SeccompUse.REFUSED;
      case "-r", "relative" -> times.relative(Precision.US);
      case "-T", "spent" -> times.spent(Precision.US);
      case "clock" -> times.clock();
      case "-t" -> times.letter();
      case "-q" -> quiet.letter();
      case "-N" -> argumentNames = true;
      case "show-pid" -> showsPid = true;
      case "-y" -> detailLetters++;
      case "decode-fds" -> details("path");
      case "-Y" -> processNumbers = EnumSet.of(ProcessDetail.COMM);
      case "secontext" -> contexts = Optional.of(EnumSet.noneOf(ContextDetail.class));
      case "pidns" -> processNumbers = EnumSet.of(ProcessDetail.PIDNS);
      case "quiet" -> quiet.usual();
      case "-x" -> style.letter();
      case "hex" -> style.hex(2);
      default -> throw UsageException.plain("option '" + spelling + "' is not supported yet");
    }
  }

  /// Takes an option with its argument.
  void apply(String key, String spelling, ByteString bytes) {
    var argument = bytes.toString();
    switch (key) {
      case "output" -> output.named(bytes);
      case "attach" -> attach(argument);
      case "env" -> environment.add(EnvironmentChange.parse(bytes));
      case "user" -> user = Optional.of(bytes);
      case "argv0" -> argv0 = Optional.of(bytes);
      case "rotate-size" -> output.rotateAt(argument, spelling);
      case "rotate-keep" -> output.keep(argument, spelling);
      case "detach-on" -> release.detachOn(argument);
      case "daemonize" -> release.daemonize(argument, spelling);
      case "limit" -> release.callLimit(argument, spelling);
      case "interruptible" -> release.interruptible(argument, spelling);
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
      case "constants" -> style.constants(OptionWords.constants(argument, spelling));
      case "verbose" -> followed = CallSelection.parse(argument);
      case "abbrev" -> abbreviated = CallSelection.parse(argument);
      case "read" -> read = DescriptorSelection.parse(argument);
      case "write" -> written = DescriptorSelection.parse(argument);
      case "raw" -> rawCalls = CallSelection.parse(argument).names();
      case "inject" -> injections.add(InjectionReader.inject(argument, surprises));
      case "fault" -> injections.add(InjectionReader.fault(argument));
      case "quiet" -> quiet.only(argument);
      case "relative" -> times.relative(OptionWords.precision(argument, spelling));
      case "spent" -> times.spent(OptionWords.precision(argument, spelling));
      case "clock" -> times.clock(argument, spelling);
      case "hex" -> style.hex(OptionWords.hex(argument, spelling));
      case "trace-path" -> paths.add(bytes);
      case "where" -> where(argument);
      case "stop-after" -> release.stopAfter(argument, spelling);
      case "trace-fds" -> descriptors = Optional.of(DescriptorSelection.parse(argument));
      case "decode-fds" -> details(argument);
      case "decode-pids" -> processNumbers = ProcessDetail.parse(argument);
      case "secontext" -> contexts = OptionWords.contexts(argument);
      case "kvm" -> vcpus = OptionWords.vcpus(argument);
      case "namespace" -> namespaces = OptionWords.namespaces(argument);
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
      case "quiet", "silent", "silence", "q" -> quiet.only(set);
      case "verbose", "v" -> followed = CallSelection.parse(set);
      case "abbrev", "a" -> abbreviated = CallSelection.parse(set);
      case "read", "reads", "r" -> read = DescriptorSelection.parse(set);
      case "write", "writes", "w" -> written = DescriptorSelection.parse(set);
      case "kvm" -> vcpus = OptionWords.vcpus(set);
      case "namespace" -> namespaces = OptionWords.namespaces(set);
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

  private void attach(String list) {
    var words = list.split("[, \t\n]", -1);
    for (var i = 0; i < words.length; i++) {
      // Nothing has to follow the last separator.
      if (i < words.length - 1 || !words[i].isEmpty()) {
        processes.add(OptionWords.process(words[i]));
      }
    }
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
    var let = release.finish(!program.isEmpty());
    // As if -q were given where the terminal is the program's. What is missing is said all the
    // same.
    var isTerminalOfProgram = output.isNamed() && !program.isEmpty();
    return new Request.Trace(
        new TraceOptions(
            program,
            processes,
            descendants,
            environment,
            user,
            argv0,
            let,
            followLetters + deprecatedFollow > 0 || descendants || tree != TraceOptions.Tree.NONE,
            output.isSeparate(),
            output.name(),
            output.isAppended(),
            output.rotation(),
            calls,
            signals,
            statuses,
            quiet.finish(isTerminalOfProgram),
            read,
            written,
            abbreviated,
            times.finish(),
            new TraceOptions.LineParts(instructionPointer, number, showsPid, column, wholeLines),
            new DecodeOptions(
                stringLimit, !abbreviated.isNone(), rawCalls, opaqueCalls(), argumentNames),
            style.finish(),
            summary.options(),
            withLines(tree),
            format,
            details(),
            processNumbers,
            contexts,
            vcpus,
            namespaces,
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

  private void refuseContradictions() {
    summary.refuseBoth();
    if (summary.isAsked() && output.wantsMany()) {
      throw UsageException.withHint(
          summary.spelling() + " and -ff/--output-separately are mutually exclusive");
    }
    if (tree != TraceOptions.Tree.NONE && output.wantsMany()) {
      throw UsageException.withHint("--tree and -ff/--output-separately are mutually exclusive");
    }
    if (tree == TraceOptions.Tree.BEHIND && summary.isAskedAlone()) {
      throw UsageException.withHint("--tree=lines and -c/--summary-only are mutually exclusive");
    }
    if (descendants && processes.isEmpty()) {
      throw UsageException.withHint("--descendants must be given with -p/--attach");
    }
    output.refuseRotations();
    if (release.isKilling() && !processes.isEmpty()) {
      throw UsageException.plain("--kill-on-exit and -p/--attach are mutually exclusive options");
    }
    output.refuseManyPipes();
    quiet.refuseBoth();
    times.refuseBoth();
    style.refuseBoth();
    summary.refuseColumns();
    if (detailsSet && detailLetters > 0) {
      throw UsageException.together("-y and --decode-fds");
    }
    summary.refuseClock();
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
    output.warn(all);
    if (seccomp == SeccompUse.ASKED_FOR && !processes.isEmpty()) {
      all.add("--seccomp-bpf is not enabled for processes attached with -p");
    }
    if (seccomp == SeccompUse.ASKED_FOR && release.isOnExecve()) {
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
      without(times.finish().relative().isPresent(), "-r/--relative-timestamps", all);
      without(
          times.finish().clock() != Times.Clock.NONE && tree == TraceOptions.Tree.NONE,
          "-t/--absolute-timestamps",
          all);
      without(times.finish().spent().isPresent(), "-T/--syscall-times", all);
    }
    return all;
  }

  private static void without(boolean given, String option, List<String> into) {
    if (given) {
      into.add(option + " has no effect with -c/--summary-only");
    }
  }
}
