package dev.spoor.repl.status;

import dev.spoor.machine.Memory;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.Section;
import dev.spoor.objects.elf.SectionType;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.Arrays;
import java.util.List;

/// `compare-sections`.
public final class CompareSectionsCommand implements Command {
  private static final int PIECE_BYTES = 1 << 20;

  /// `SHF_WRITE` of elf.h.
  private static final long WRITABLE = 1;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "compare-sections",
        Group.DATA,
        """
        Compare section data on target to the exec file.
        Usage: compare-sections [-r | SECTION]
        All sections that are loaded, with -r those that the program cannot write to, or one. What the
        debugger has put in the program does not count.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      if (!view.hasTarget() || view.symbols().objects().isEmpty()) {
        throw new CommandException("command cannot be used without an exec file");
      }
      var program = view.symbols().objects().getFirst();
      var sections = chosen(program, arguments);
      if (sections.isEmpty() && !arguments.isEmpty() && !arguments.equals("-r")) {
        shell.output().line("No loaded section named '" + arguments + "'.");
      }
      var differs = false;
      for (var section : sections) {
        var isSame = isSame(program, section, view.memory());
        differs |= !isSame;
        shell.output().line(line(program, section, isSame));
      }
      if (differs) {
        shell
            .output()
            .error(
                """
                warning: One or more sections of the target image does not match
                the loaded file
                """);
      }
    });
  }

  private static List<Section> chosen(LoadedObject program, String wanted) {
    return program.file().sections().stream()
        .filter(section ->
            section.isLoaded()
                && !section.type().equals(SectionType.NOBITS)
                && section.bytes().sizeBytes() > 0)
        .filter(section ->
            wanted.isEmpty()
                || (wanted.equals("-r")
                    ? (section.flags() & WRITABLE) == 0
                    : section.name().equals(wanted)))
        .toList();
  }

  private static String line(LoadedObject program, Section section, boolean isSame) {
    var start = program.address(section.address());
    return "Section "
        + section.name()
        + ", range "
        + start
        + " -- "
        + start.plus(section.bytes().sizeBytes())
        + (isSame ? ": matched." : ": MIS-MATCHED!");
  }

  /// A piece at a time, for sections can be large.
  private static boolean isSame(LoadedObject program, Section section, Memory memory) {
    var block = program.file().block(section);
    var start = program.address(section.address());
    for (var at = 0L; at < block.sizeBytes(); at += PIECE_BYTES) {
      var length = (int) Math.min(PIECE_BYTES, block.sizeBytes() - at);
      var there = memory.read(start.plus(at), length);
      if (!Arrays.equals(there, block.copy(at, length).toArray())) {
        return false;
      }
    }
    return true;
  }
}
