package dev.spoor.testkit;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.ProgramSearch;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.Set;

/// A [Kernel] in which every request goes to one method: one line a request, nothing else. Waiting
/// and memory are left to the subclass.
abstract class KernelByRequest implements Kernel {
  /// Answers a request.
  ///
  /// @param name the method's name
  /// @return the answer, of the type the method returns; anything for `void`
  abstract Object ask(String name, Object... arguments);

  @Override
  public void seize(Tid tid, Set<PtraceOption> options) {
    ask("seize", tid, options);
  }

  @Override
  public void interrupt(Tid tid) {
    ask("interrupt", tid);
  }

  @Override
  public void detach(Tid tid, Optional<Signal> deliver) {
    ask("detach", tid, deliver);
  }

  @Override
  public void cont(Tid tid, Optional<Signal> deliver) {
    ask("cont", tid, deliver);
  }

  @Override
  public void syscall(Tid tid, Optional<Signal> deliver) {
    ask("syscall", tid, deliver);
  }

  @Override
  public void singleStep(Tid tid, Optional<Signal> deliver) {
    ask("singleStep", tid, deliver);
  }

  @Override
  public void singleBlock(Tid tid, Optional<Signal> deliver) {
    ask("singleBlock", tid, deliver);
  }

  @Override
  public void sysemu(Tid tid, Optional<Signal> deliver) {
    ask("sysemu", tid, deliver);
  }

  @Override
  public void sysemuSingleStep(Tid tid, Optional<Signal> deliver) {
    ask("sysemuSingleStep", tid, deliver);
  }

  @Override
  public void listen(Tid tid) {
    ask("listen", tid);
  }

  @Override
  public void setOptions(Tid tid, Set<PtraceOption> options) {
    ask("setOptions", tid, options);
  }

  @Override
  public long eventMessage(Tid tid) {
    return (long) ask("eventMessage", tid);
  }

  @Override
  public SyscallInfo syscallInfo(Tid tid) {
    return (SyscallInfo) ask("syscallInfo", tid);
  }

  @Override
  public byte[] signalInfo(Tid tid) {
    return (byte[]) ask("signalInfo", tid);
  }

  @Override
  public void setSignalInfo(Tid tid, byte[] info) {
    ask("setSignalInfo", tid, info);
  }

  @Override
  public byte[] registerSet(Tid tid, int note, int capacityBytes) {
    return (byte[]) ask("registerSet", tid, note, capacityBytes);
  }

  @Override
  public void setRegisterSet(Tid tid, int note, byte[] block) {
    ask("setRegisterSet", tid, note, block);
  }

  @Override
  public long peekUser(Tid tid, int offset) {
    return (long) ask("peekUser", tid, offset);
  }

  @Override
  public void pokeUser(Tid tid, int offset, long word) {
    ask("pokeUser", tid, offset, word);
  }

  @Override
  public long peekData(Tid tid, Address address) {
    return (long) ask("peekData", tid, address);
  }

  @Override
  public void pokeData(Tid tid, Address address, long word) {
    ask("pokeData", tid, address, word);
  }

  @Override
  public boolean kill(Tid process, Signal signal) {
    return (boolean) ask("kill", process, signal);
  }

  @Override
  public boolean killTask(Tid process, Tid task, Signal signal) {
    return (boolean) ask("killTask", process, task, signal);
  }

  @Override
  public PendingProgram spawn(LaunchPlan plan) {
    return (PendingProgram) ask("spawn", plan);
  }

  @Override
  public ProgramSearch find(ByteString name, ByteString path) {
    return (ProgramSearch) ask("find", name, path);
  }
}
