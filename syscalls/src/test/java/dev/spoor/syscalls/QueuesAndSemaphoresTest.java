package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// System V and POSIX interprocess communication. The lines are what strace 6.1 printed of small C
/// programs that made the same calls.
class QueuesAndSemaphoresTest {
  private static Scene.Bytes permissions() {
    // key, uid, gid, cuid, cgid, mode, padding, sequence number, unused
    return bytes().u32(0, 0, 0, 0, 0, 0600, 7, 0).u64(0, 0);
  }

  @Test
  void sharedMemoryIsDescribedByItsCommand() {
    var segment = permissions().u64(4096, 100, 200, 300).u32(41, 42).u64(0, 0, 0);
    var scene = new Scene(Abi.X86_64).with(0x1000, segment);

    assertThat(text(scene.call(0, "shmctl", 22, 2, 0x1000)))
        .isEqualTo(
            "shmctl(22, IPC_STAT, {shm_perm={uid=0, gid=0, mode=0600, key=0, cuid=0, cgid=0},"
                + " shm_segsz=4096, shm_cpid=41, shm_lpid=42, shm_nattch=0, shm_atime=100,"
                + " shm_dtime=200, shm_ctime=300}) = 0");
    assertThat(text(scene.call(0, "shmctl", 22, 1, 0x1000)))
        .isEqualTo("shmctl(22, IPC_SET, {shm_perm={uid=0, gid=0, mode=0600}}) = 0");
    assertThat(text(scene.call(0, "shmctl", 22, 11, 0)))
        .isEqualTo("shmctl(22, SHM_LOCK, NULL) = 0");
  }

  @Test
  void i386SaysWhichStructuresItMeans() {
    var segment = bytes().u32(0, 0, 0, 0, 0, 0600, 7, 0, 0).u32(4096, 100, 0, 200, 0, 300, 0);
    var scene = new Scene(Abi.I386).with(0x1000, segment.u32(41, 42, 0, 0, 0));

    assertThat(text(scene.call(0, "shmctl", 24, 0x102, 0x1000)))
        .isEqualTo(
            "shmctl(24, IPC_64|IPC_STAT, {shm_perm={uid=0, gid=0, mode=0600, key=0, cuid=0,"
                + " cgid=0}, shm_segsz=4096, shm_cpid=41, shm_lpid=42, shm_nattch=0, shm_atime=100,"
                + " shm_dtime=200, shm_ctime=300}) = 0");
    assertThat(text(scene.call(0, "shmctl", 24, 0x100, 0)))
        .isEqualTo("shmctl(24, IPC_64|IPC_RMID, NULL) = 0");
  }

  @Test
  void semaphoresTakeTheArgumentOfTheirCommand() {
    var set = permissions().u64(0, 0, 300, 0, 2, 0, 0);
    var scene = new Scene(Abi.X86_64).with(0x1000, set);

    assertThat(text(scene.call(0, "semctl", 32, 1, 16, 3)))
        .isEqualTo("semctl(32, 1, SETVAL, 0x3) = 0");
    assertThat(text(scene.call(3, "semctl", 32, 1, 12, 0)))
        .isEqualTo("semctl(32, 1, GETVAL, NULL) = 3");
    assertThat(text(scene.call(0, "semctl", 32, 0, 2, 0x1000)))
        .isEqualTo(
            "semctl(32, 0, IPC_STAT, {sem_perm={uid=0, gid=0, mode=0600, key=0, cuid=0, cgid=0},"
                + " sem_otime=0, sem_ctime=300, sem_nsems=2}) = 0");
  }

  @Test
  void messagesAreATypeAndAText() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u64(5).text("hello\0\0\0"));

    assertThat(text(scene.call(0, "msgsnd", 1, 0x1000, 6, 0x800)))
        .isEqualTo("msgsnd(1, {mtype=5, mtext=\"hello\\0\"}, 6, IPC_NOWAIT) = 0");
    assertThat(text(scene.call(6, "msgrcv", 1, 0x1000, 8, 5, 0x1000)))
        .isEqualTo("msgrcv(1, {mtype=5, mtext=\"hello\\0\\0\\0\"}, 8, 5, MSG_NOERROR) = 6");
    assertThat(text(scene.call(-42, "msgrcv", 1, 0x1000, 8, -3, 0x800)))
        .isEqualTo("msgrcv(1, 0x1000, 8, -3, IPC_NOWAIT) = -1 ENOMSG (No message of desired type)");
  }

  @Test
  void messageQueuesHaveAttributes() {
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().text("sptest\0").zeros(4096))
            .with(0x3000, bytes().u64(0, 4, 64, 0).zeros(32))
            .with(0x4000, bytes().u64(0x800, 4, 64, 1).zeros(32))
            .with(0x5000, bytes().u32(3));

    assertThat(text(scene.call(3, "mq_open", 0x1000, 0x842, 0600, 0x3000)))
        .isEqualTo(
            "mq_open(\"sptest\", O_RDWR|O_CREAT|O_NONBLOCK, 0600, {mq_flags=0, mq_maxmsg=4,"
                + " mq_msgsize=64, mq_curmsgs=0}) = 3");
    assertThat(text(scene.call(0, "mq_getsetattr", 3, 0, 0x4000)))
        .isEqualTo(
            "mq_getsetattr(3, NULL, {mq_flags=O_NONBLOCK, mq_maxmsg=4, mq_msgsize=64,"
                + " mq_curmsgs=1}) = 0");
    assertThat(text(scene.call(6, "mq_timedreceive", 3, 0x1000, 64, 0x5000, 0)))
        .isEqualTo("mq_timedreceive(3, \"sptest\", 64, [3], NULL) = 6");
  }

  @Test
  void asynchronousRequestsShowWhatTheirCommandUses() {
    var write = bytes().u64(7).u32(0, 0).u16(1, 0).u32(15).u64(0x3000, 5, 2, 0).u32(0, 0);
    var read = bytes().u64(0).u32(0, 0).u16(0, 0).u32(15).u64(0x3000, 5, 0, 0).u32(1, 1);
    var sync = bytes().u64(0).u32(0, 0).u16(2, 0).u32(15).u64(0, 0, 0, 0).u32(0, 0);
    var scene =
        new Scene(Abi.X86_64)
            .with(0x1000, bytes().u64(0x2000, 0x2100, 0x2200))
            .with(0x2000, write)
            .with(0x2100, read)
            .with(0x2200, sync)
            .with(0x3000, bytes().text("hello"))
            .with(0x4000, bytes().u64(7, 0x2000, 5, 0));

    assertThat(text(scene.call(3, "io_submit", 0x7000, 3, 0x1000)))
        .isEqualTo(
            "io_submit(0x7000, 3, [{aio_data=0x7, aio_lio_opcode=IOCB_CMD_PWRITE, aio_fildes=15,"
                + " aio_buf=\"hello\", aio_nbytes=5, aio_offset=2}, {aio_data=0,"
                + " aio_lio_opcode=IOCB_CMD_PREAD, aio_fildes=15, aio_buf=0x3000, aio_nbytes=5,"
                + " aio_offset=0, aio_flags=IOCB_FLAG_RESFD, aio_resfd=1}, {aio_data=0,"
                + " aio_lio_opcode=IOCB_CMD_FSYNC, aio_fildes=15}]) = 3");
    assertThat(text(scene.call(1, "io_getevents", 0x7000, 1, 4, 0x4000, 0)))
        .isEqualTo("io_getevents(0x7000, 1, 4, [{data=0x7, obj=0x2000, res=5, res2=0}], NULL) = 1");
  }

  @Test
  void i386MakesTheseCallsThroughIpc() {
    var scene =
        new Scene(Abi.I386)
            .with(0x1000, bytes().u32(3, 0))
            .with(0x2000, bytes().u32(0x3000, 5))
            .with(0x3000, bytes().u32(5).text("hello\0\0\0"));

    assertThat(text(scene.call(24, "ipc", 23, 0, 4096, 0x380, 0, 0xdead)))
        .isEqualTo("shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 24");
    assertThat(text(scene.call(0, "ipc", 24, 24, 0x100, 0, 0, 0)))
        .isEqualTo("shmctl(24, IPC_64|IPC_RMID, NULL) = 0");
    assertThat(text(scene.call(0, "ipc", 3, 34, 1, 0x110, 0x1000, 0)))
        .isEqualTo("semctl(34, 1, IPC_64|SETVAL, 0x3) = 0");
    assertThat(text(scene.call(6, "ipc", 12, 3, 8, 0x1000, 0x2000, 0)))
        .isEqualTo("msgrcv(3, {mtype=5, mtext=\"hello\\0\\0\\0\"}, 8, 5, MSG_NOERROR) = 6");
  }
}
