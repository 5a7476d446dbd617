package dev.spoor.trace.options;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls that programs of 32 bits make through another one: socketcall(2) and ipc(2) say in their
/// first argument which one is meant. It is that one which is selected, by its name and classes.
public final class CarriedCalls {
  private static final int SOCKETCALL = 102;
  private static final int IPC = 117;

  /// SYS_SOCKET, which is 1, and what follows it in linux/net.h.
  private static final String SOCKET_CALLS =
      "socket bind connect listen accept getsockname getpeername socketpair send recv sendto"
          + " recvfrom shutdown setsockopt getsockopt sendmsg recvmsg accept4 recvmmsg sendmmsg";

  /// SEMOP, which is 1, and what follows it in linux/ipc.h; `-` where there is none.
  private static final String IPC_CALLS =
      "semop semget semctl semtimedop - - - - - - msgsnd msgrcv msgget msgctl - - - - - -"
          + " shmat shmdt shmget shmctl";

  private final List<SyscallTable.Row> sockets;
  private final List<SyscallTable.Row> others;

  /// All of them.
  public CarriedCalls() {
    var known = SyscallTable.of(Abi.X86_64);
    sockets = rows(SOCKET_CALLS, "network", known);
    others = rows(IPC_CALLS, "ipc", known);
  }

  private static List<SyscallTable.Row> rows(String names, String family, SyscallTable known) {
    var rows = new ArrayList<SyscallTable.Row>();
    for (var name : names.split(" ", -1)) {
      var classes = known.find(name).map(SyscallTable.Row::classes).orElse(List.of(family));
      rows.add(new SyscallTable.Row(-1, name, 6, classes, false));
    }
    return rows;
  }

  /// {@return whether the call carries others}
  public static boolean areIn(Abi abi, long number) {
    return abi == Abi.I386 && (number == SOCKETCALL || number == IPC);
  }

  /// {@return all that the call carries}
  List<SyscallTable.Row> in(long number) {
    return number == SOCKETCALL ? sockets : others;
  }

  /// {@return the one that is meant; empty if there is none}
  ///
  /// @param first the first argument; of ipc(2) the upper half is a version
  public Optional<SyscallTable.Row> find(long number, long first) {
    var index = (number == SOCKETCALL ? (int) first : (int) first & 0xffff) - 1;
    var rows = in(number);
    return index >= 0 && index < rows.size() && !rows.get(index).name().equals("-")
        ? Optional.of(rows.get(index))
        : Optional.empty();
  }

  /// {@return all of them}
  List<SyscallTable.Row> all() {
    var all = new ArrayList<>(sockets);
    all.addAll(others);
    all.removeIf(row -> row.name().equals("-"));
    return all;
  }
}
