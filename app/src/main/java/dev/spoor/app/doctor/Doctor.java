package dev.spoor.app.doctor;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import dev.spoor.foreign.Disassembler;
import dev.spoor.foreign.Disassembler.Opening;
import dev.spoor.foreign.InstructionSet;
import dev.spoor.kernel.Feature;
import dev.spoor.kernel.Trial;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// `spoor doctor`: says in words what works here, found by trying, and what to do about what does
/// not.
public final class Doctor implements Command {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "say what works on this machine and what to do about the rest";
  }

  /// @return 0 if programs can be traced here, else 1
  @Override
  public int run(Invocation invocation) {
    if (!invocation.arguments().isEmpty()) {
      invocation.diagnostics().println("spoor doctor: it takes no arguments");
      return 2;
    }
    var findings = findings();
    var works = true;
    for (var finding : findings) {
      print(finding, invocation.output());
      works &= finding.grade() != Finding.Grade.PREVENTS;
    }
    invocation.output().println();
    invocation.output().println(works ? "Tracing works here." : "Tracing does not work here.");
    return works ? 0 : 1;
  }

  private static void print(Finding finding, PrintStream output) {
    var grade = finding.grade().word();
    var detail = finding.detail().isEmpty() ? "" : ": " + finding.detail();
    output.println(grade + " ".repeat(8 - grade.length()) + finding.subject() + detail);
    if (finding.grade() != Finding.Grade.WORKS && !finding.advice().isEmpty()) {
      output.println("        -> " + finding.advice());
    }
  }

  private static List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(
        Finding.works(
            "Java", Runtime.version() + " of " + System.getProperty("java.vendor", "nobody")));
    findings.addAll(tried());
    findings.addAll(Surroundings.findings());
    findings.add(disassembler());
    return findings;
  }

  private static List<Finding> tried() {
    List<Trial> trials;
    try {
      trials = Trial.ofAll();
    } catch (IllegalStateException | IllegalCallerException | LinkageError refused) {
      return List.of(
          Finding.prevents(
              "native access",
              String.valueOf(refused),
              "java --enable-native-access=dev.spoor.kernel, as bin/spoor does"));
    }
    var findings = new ArrayList<Finding>();
    findings.add(Finding.works("native access", ""));
    for (var trial : trials) {
      findings.add(FeatureAdvice.finding(trial));
    }
    if (!works(trials, Feature.PROGRAM_IN_MEMORY) && !works(trials, Feature.PROGRAM_WITHOUT_NAME)) {
      findings.add(
          Finding.prevents(
              "starting programs",
              "neither way works",
              "attach to running ones instead: spoor trace -p PID"));
    }
    return findings;
  }

  private static boolean works(List<Trial> trials, Feature feature) {
    for (var trial : trials) {
      if (trial.feature() == feature) {
        return trial.works();
      }
    }
    return false;
  }

  private static Finding disassembler() {
    var subject = "disassembly (Capstone)";
    return switch (Disassembler.open(InstructionSet.X86_64)) {
      case Opening.Opened(var disassembler) -> {
        disassembler.close();
        yield Finding.works(subject, "");
      }
      case Opening.Unavailable(var reason) ->
          Finding.limits(subject, reason, "apt-get install libcapstone4");
    };
  }
}
