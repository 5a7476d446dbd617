package dev.spoor.machine.linux;

import java.util.Optional;

/// The names of `si_code`: where a signal came from. sigaction(2), asm-generic/siginfo.h. An open
/// set.
public final class SignalCode {
  public static final int SI_USER = 0;
  public static final int SI_KERNEL = 0x80;
  public static final int SI_QUEUE = -1;
  public static final int SI_TIMER = -2;
  public static final int SI_MESGQ = -3;
  public static final int SI_ASYNCIO = -4;
  public static final int SI_SIGIO = -5;
  public static final int SI_TKILL = -6;
  public static final int SI_DETHREAD = -7;
  public static final int SI_ASYNCNL = -60;

  private SignalCode() {}

  /// {@return the name of `code` for `signal`: `SI_USER`, `SEGV_MAPERR`; empty if no table has one}
  public static Optional<String> name(Signal signal, int code) {
    var general = general(code);
    if (!general.isEmpty()) {
      return Optional.of(general);
    }
    var names = specific(signal);
    return code >= 1 && code <= names.length ? Optional.of(names[code - 1]) : Optional.empty();
  }

  /// {@return the highest code of its own that `signal` has, 0 if it has none}
  static int lastOf(Signal signal) {
    return specific(signal).length;
  }

  private static String general(int code) {
    return switch (code) {
      case SI_USER -> "SI_USER";
      case SI_KERNEL -> "SI_KERNEL";
      case SI_QUEUE -> "SI_QUEUE";
      case SI_TIMER -> "SI_TIMER";
      case SI_MESGQ -> "SI_MESGQ";
      case SI_ASYNCIO -> "SI_ASYNCIO";
      case SI_SIGIO -> "SI_SIGIO";
      case SI_TKILL -> "SI_TKILL";
      case SI_DETHREAD -> "SI_DETHREAD";
      case SI_ASYNCNL -> "SI_ASYNCNL";
      default -> "";
    };
  }

  /// The codes from 1 on, in order.
  private static String[] specific(Signal signal) {
    return switch (signal.number()) {
      case 4 ->
          words(
              "ILL_ILLOPC ILL_ILLOPN ILL_ILLADR ILL_ILLTRP ILL_PRVOPC ILL_PRVREG ILL_COPROC"
                  + " ILL_BADSTK ILL_BADIADDR __ILL_BREAK __ILL_BNDMOD");
      case 5 -> words("TRAP_BRKPT TRAP_TRACE TRAP_BRANCH TRAP_HWBKPT TRAP_UNK TRAP_PERF");
      case 7 -> words("BUS_ADRALN BUS_ADRERR BUS_OBJERR BUS_MCEERR_AR BUS_MCEERR_AO");
      case 8 ->
          words(
              "FPE_INTDIV FPE_INTOVF FPE_FLTDIV FPE_FLTOVF FPE_FLTUND FPE_FLTRES FPE_FLTINV"
                  + " FPE_FLTSUB __FPE_DECOVF __FPE_DECDIV __FPE_DECERR __FPE_INVASC __FPE_INVDEC"
                  + " FPE_FLTUNK FPE_CONDTRAP");
      case 11 ->
          words(
              "SEGV_MAPERR SEGV_ACCERR SEGV_BNDERR SEGV_PKUERR SEGV_ACCADI SEGV_ADIDERR"
                  + " SEGV_ADIPERR SEGV_MTEAERR SEGV_MTESERR SEGV_CPERR");
      case 17 -> words("CLD_EXITED CLD_KILLED CLD_DUMPED CLD_TRAPPED CLD_STOPPED CLD_CONTINUED");
      case 29 -> words("POLL_IN POLL_OUT POLL_MSG POLL_ERR POLL_PRI POLL_HUP");
      case 31 -> words("SYS_SECCOMP SYS_USER_DISPATCH");
      default -> new String[0];
    };
  }

  private static String[] words(String names) {
    return names.split(" ", -1);
  }
}
