/// What tests share: a kernel that replays a script, memory made of bytes, tracees compiled on
/// demand.
module dev.spoor.testkit {
  requires transitive dev.spoor.kernel;
  requires transitive dev.spoor.machine;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports dev.spoor.testkit;
}
