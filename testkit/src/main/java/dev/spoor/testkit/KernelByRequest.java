package dev.spoor.testkit;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.PendingProgram;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.RseqConfiguration;
import dev.spoor.kernel.SeccompFilter;
import dev.spoor.kernel.SeccompMetadata;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.SyscallUserDispatch;
import dev.spoor.kernel.UserDesc;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitingProcess;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.CpuSet;
import dev.spoor.machine.linux.DeviceNumber;
import dev.spoor.machine.linux.ProgramSearch;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.SignalSet;
import dev.spoor.machine.linux.Tid;
import java.util.List;
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
  public void ignore(Signal signal) {
    ask("ignore", signal);
  }

  @Override
  public void actByDefault(Signal signal) {
    ask("actByDefault", signal);
  }

  @Override
  public PendingProgram spawn(LaunchPlan plan) {
    return (PendingProgram) ask("spawn", plan);
  }

  @Override
  public PendingProgram spawnIn(WaitingProcess process, LaunchPlan plan) {
    return (PendingProgram) ask("spawnIn", process, plan);
  }

  @Override
  public WaitingProcess openToTracer(List<LaunchStep> program) {
    return (WaitingProcess) ask("openToTracer", program);
  }

  @Override
  public void waitAsProgram(WaitingProcess self) {
    ask("waitAsProgram", self);
  }

  @Override
  public int fileInMemory(ByteString content) {
    return (int) ask("fileInMemory", content);
  }

  @Override
  public ProgramSearch find(ByteString name, ByteString path) {
    return (ProgramSearch) ask("find", name, path);
  }

  @Override
  public void attach(Tid tid) {
    ask("attach", tid);
  }

  @Override
  public void ptraceKill(Tid tid) {
    ask("ptraceKill", tid);
  }

  @Override
  public void oldSetOptions(Tid tid, Set<PtraceOption> options) {
    ask("oldSetOptions", tid, options);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<SignalInfo> pendingSignals(Tid tid, PendingQueue queue, long first, int limit) {
    return (List<SignalInfo>) ask("pendingSignals", tid, queue, first, limit);
  }

  @Override
  public SignalSet signalMask(Tid tid) {
    return (SignalSet) ask("signalMask", tid);
  }

  @Override
  public void setSignalMask(Tid tid, SignalSet blocked) {
    ask("setSignalMask", tid, blocked);
  }

  @Override
  public void setSyscallInfo(Tid tid, SyscallInfo info) {
    ask("setSyscallInfo", tid, info);
  }

  @Override
  public RseqConfiguration rseqConfiguration(Tid tid) {
    return (RseqConfiguration) ask("rseqConfiguration", tid);
  }

  @Override
  public SyscallUserDispatch syscallUserDispatch(Tid tid) {
    return (SyscallUserDispatch) ask("syscallUserDispatch", tid);
  }

  @Override
  public void setSyscallUserDispatch(Tid tid, SyscallUserDispatch dispatch) {
    ask("setSyscallUserDispatch", tid, dispatch);
  }

  @Override
  public RegisterImage generalRegisters(Tid tid) {
    return (RegisterImage) ask("generalRegisters", tid);
  }

  @Override
  public void setGeneralRegisters(Tid tid, RegisterImage image) {
    ask("setGeneralRegisters", tid, image);
  }

  @Override
  public RegisterImage floatingPointRegisters(Tid tid) {
    return (RegisterImage) ask("floatingPointRegisters", tid);
  }

  @Override
  public void setFloatingPointRegisters(Tid tid, RegisterImage image) {
    ask("setFloatingPointRegisters", tid, image);
  }

  @Override
  public byte[] extendedFloatingPoint(Tid tid) {
    return (byte[]) ask("extendedFloatingPoint", tid);
  }

  @Override
  public void setExtendedFloatingPoint(Tid tid, byte[] block) {
    ask("setExtendedFloatingPoint", tid, block);
  }

  @Override
  public UserDesc threadArea(Tid tid, int entry) {
    return (UserDesc) ask("threadArea", tid, entry);
  }

  @Override
  public void setThreadArea(Tid tid, UserDesc descriptor) {
    ask("setThreadArea", tid, descriptor);
  }

  @Override
  public Address segmentBase(Tid tid, Segment segment) {
    return (Address) ask("segmentBase", tid, segment);
  }

  @Override
  public void setSegmentBase(Tid tid, Segment segment, Address base) {
    ask("setSegmentBase", tid, segment, base);
  }

  @Override
  public long peekText(Tid tid, Address address) {
    return (long) ask("peekText", tid, address);
  }

  @Override
  public void pokeText(Tid tid, Address address, long word) {
    ask("pokeText", tid, address, word);
  }

  @Override
  public SeccompFilter seccompFilter(Tid tid, int index) {
    return (SeccompFilter) ask("seccompFilter", tid, index);
  }

  @Override
  public SeccompMetadata seccompMetadata(Tid tid, int index) {
    return (SeccompMetadata) ask("seccompMetadata", tid, index);
  }

  @Override
  public void reapOrphans() {
    ask("reapOrphans");
  }

  @Override
  public WaitOutcome reapEnded(Tid tid) {
    return (WaitOutcome) ask("reapEnded", tid);
  }

  @Override
  public CpuSet affinity(Tid tid) {
    return (CpuSet) ask("affinity", tid);
  }

  @Override
  public void setAffinity(Tid tid, CpuSet cpus) {
    ask("setAffinity", tid, cpus);
  }

  @Override
  public int schedulingPolicy(Tid tid) {
    return (int) ask("schedulingPolicy", tid);
  }

  @Override
  public int currentCpu() {
    return (int) ask("currentCpu");
  }

  @Override
  public void interruptEvery(long nanos) {
    ask("interruptEvery", nanos);
  }

  @Override
  public ByteString link(String path) {
    return (ByteString) ask("link", path);
  }

  @Override
  public ByteString attribute(String path, String name) {
    return (ByteString) ask("attribute", path, name);
  }

  @Override
  public ByteString attributeBelow(String directory, ByteString name, String attribute) {
    return (ByteString) ask("attributeBelow", directory, name, attribute);
  }

  @Override
  public Optional<DeviceNumber> device(String path) {
    return ask("device", path) instanceof DeviceNumber device
        ? Optional.of(device)
        : Optional.empty();
  }

  @Override
  public boolean isCalled(String path, ByteString name) {
    return (boolean) ask("isCalled", path, name);
  }

  @Override
  public byte[] socketDiagnosis(byte[] request) {
    return (byte[]) ask("socketDiagnosis", request);
  }
}
