package dev.spoor.live.cpu;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A program to be traced: a JVM that tells how many CPUs it has.
final class Processors {
  private Processors() {}

  static void main() throws IOException {
    var count = Runtime.getRuntime().availableProcessors();
    try (var out = new FileOutputStream(FileDescriptor.out)) {
      out.write((count + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }
}
