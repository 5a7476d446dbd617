package dev.spoor.repl.debuggee;

import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// An inferior as users know it: a program with a number, whether it runs or not. For the thread
/// that runs commands.
public final class Slot {
  private final int number;
  private Optional<FileTarget> file = Optional.empty();
  private Optional<Tid> process = Optional.empty();
  private String arguments = "";

  /// It was made for a process, and goes when that has gone.
  boolean isRemovable;

  /// Breakpoints are not looked for in it before it runs: it is a copy of another, or was let go
  /// for a child that has taken over the breakpoints.
  boolean isLeft;

  /// The program that its process has executed in place of its own, if that was not looked into
  /// yet.
  Optional<String> successor = Optional.empty();

  /// Its program has run and ended, and what it was loaded with is still known.
  boolean hasRun;

  /// How far its program was from where its file has it, when it ran.
  long bias;

  Slot(int number) {
    this.number = number;
  }

  /// {@return its number, 1 or more}
  public int number() {
    return number;
  }

  /// {@return the program}
  public Optional<FileTarget> file() {
    return file;
  }

  void file(Optional<FileTarget> value) {
    successor = Optional.empty();
    file = value;
  }

  /// {@return the process that runs it}
  public Optional<Tid> process() {
    return process;
  }

  void process(Optional<Tid> value) {
    process = value;
  }

  /// {@return whether its program has run and ended}
  public boolean hasRun() {
    return hasRun;
  }

  /// {@return what the program is to be given, while another inferior is selected}
  public String arguments() {
    return arguments;
  }

  /// Keeps what the program is to be given, while another inferior is selected.
  public void arguments(String value) {
    arguments = value;
  }

  /// {@return its process in words}
  public String description() {
    return process.map(pid -> "process " + pid).orElse("<null>");
  }

  /// {@return the path of its program; empty if it has none}
  public String program() {
    return successor.or(() -> file.map(FileTarget::program)).orElse("");
  }
}
