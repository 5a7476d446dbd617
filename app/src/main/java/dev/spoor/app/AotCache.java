package dev.spoor.app;

import java.io.File;
import java.io.IOException;

/// The AOT cache that bin/spoor told the JVM to use.
///
/// A JVM that cannot use it, because it is damaged, or the JDK or the jars are not those it was
/// made with, does without and says nothing; only its description tells. A mark beside the file has
/// bin/spoor make a new one, the next time.
final class AotCache {
  private static final String PROPERTY = "spoor.aot";

  private AotCache() {}

  /// Leaves the mark, if the JVM runs without the cache and the mark can be made.
  static void noteIfRefused() {
    var cache = System.getProperty(PROPERTY, "");
    if (cache.isEmpty() || System.getProperty("java.vm.info", "").contains("sharing")) {
      return;
    }
    try {
      var _ = new File(cache + ".refused").createNewFile();
    } catch (IOException readOnly) {
      // Somebody else's installation: who may write there will make a new cache.
      assert readOnly.getMessage() != null;
    }
  }
}
