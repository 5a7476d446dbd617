package dev.spoor.trace;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Puts the files of `-ff` together in the order of their times, each line behind the number of the
/// task that it is about, as strace-log-merge(1) does.
///
/// A file's older parts (`--rotate-size`) come before it. A line without a time, as a dump has
/// them, belongs to the one before. One line a file is in memory.
public final class LogMerge {
  private static final long HALF_A_DAY = 43_200_000_000_000L;

  /// One file, at a line.
  private static final class Log implements AutoCloseable {
    final String tid;
    final File file;
    private final BufferedReader reader;
    private Optional<String> ahead;
    private long daysNanos;
    long nanos;
    String line = "";

    Log(String tid, File file) throws IOException {
      this.tid = tid;
      this.file = file;
      this.reader =
          new BufferedReader(new InputStreamReader(parts(file), StandardCharsets.ISO_8859_1));
      this.ahead = Optional.ofNullable(reader.readLine());
    }

    /// {@return the bytes of the file behind those of its older parts (`--rotate-size`)}
    private static InputStream parts(File file) throws IOException {
      InputStream all = new FileInputStream(file);
      try {
        for (var number = 1; ; number++) {
          all = new SequenceInputStream(new FileInputStream(file + "." + number), all);
        }
      } catch (FileNotFoundException _) {
        return all;
      }
    }

    /// Goes to the next line.
    ///
    /// @return whether there is one
    boolean advance() throws IOException {
      if (ahead.isEmpty()) {
        return false;
      }
      line = ahead.get();
      ahead = Optional.ofNullable(reader.readLine());
      var stamp = LineTime.of(line);
      if (stamp >= 0) {
        // Times of day begin again at midnight.
        if (stamp + daysNanos < nanos - HALF_A_DAY) {
          daysNanos += 2 * HALF_A_DAY;
        }
        nanos = stamp + daysNanos;
      }
      return true;
    }

    long tidNumber() {
      return Long.parseLong(tid);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  private final PrintStream output;
  private final PrintStream errors;

  /// @param output where the lines go
  /// @param errors where it is said what is wrong
  public LogMerge(PrintStream output, PrintStream errors) {
    this.output = output;
    this.errors = errors;
  }

  /// Merges `PREFIX.TID`, for every number TID.
  ///
  /// @return the exit status
  public int run(String prefix) {
    var files = files(prefix);
    if (files.isEmpty()) {
      return failed("there are no files " + prefix + ".PID");
    }
    var logs = new ArrayList<Log>();
    try {
      try {
        for (var file : files) {
          logs.add(new Log(suffix(file, prefix), file));
        }
        return merge(logs);
      } finally {
        for (var log : logs) {
          log.close();
        }
      }
    } catch (IOException unreadable) {
      return failed(String.valueOf(unreadable.getMessage()));
    }
  }

  private int failed(String sentence) {
    output.flush();
    new Diagnostics("spoor merge-logs", errors).say(sentence);
    return 1;
  }

  private static List<File> files(String prefix) {
    var slash = prefix.lastIndexOf('/');
    var directory = new File(slash < 0 ? "." : prefix.substring(0, slash + 1));
    var name = prefix.substring(slash + 1);
    var found = new ArrayList<File>();
    var all = directory.list();
    if (all != null) {
      for (var candidate : all) {
        if (candidate.startsWith(name + ".") && isNumber(candidate.substring(name.length() + 1))) {
          found.add(slash < 0 ? new File(candidate) : new File(directory, candidate));
        }
      }
    }
    return found;
  }

  private static String suffix(File file, String prefix) {
    return file.getName().substring(prefix.length() - prefix.lastIndexOf('/'));
  }

  private static boolean isNumber(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 10;
  }

  private int merge(List<Log> logs) throws IOException {
    var width = 0;
    var queue =
        new PriorityQueue<Log>(
            Comparator.<Log>comparingLong(log -> log.nanos).thenComparingLong(Log::tidNumber));
    for (var log : logs) {
      if (log.advance()) {
        if (LineTime.of(log.line) < 0) {
          return failed(log.file + ": its lines do not begin with a time (-t, -tt, -ttt)");
        }
        width = Math.max(width, log.tid.length());
        queue.add(log);
      }
    }
    for (var log = queue.poll(); log != null; log = queue.poll()) {
      write(log, width);
      if (log.advance()) {
        queue.add(log);
      }
    }
    return 0;
  }

  private void write(Log log, int width) {
    var text = new StringBuilder(log.line.length() + width + 2).append(log.tid);
    while (text.length() <= width) {
      text.append(' ');
    }
    var bytes = text.append(log.line).append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    output.write(bytes, 0, bytes.length);
  }
}
