/// Tasks, stops and answers: the tracer as a library.
module dev.spoor.engine {
  requires transitive dev.spoor.machine;
  requires dev.spoor.kernel;
  requires static org.jspecify;

  exports dev.spoor.engine;
}
