/// What system calls mean: described as data, decoded to values, formatted as text or JSON.
module dev.spoor.syscalls {
  requires transitive dev.spoor.machine;
  requires static org.jspecify;

  exports dev.spoor.syscalls;
  exports dev.spoor.syscalls.description;
  exports dev.spoor.syscalls.value;
  exports dev.spoor.syscalls.format;
}
