package dev.spoor.repl.status;

import dev.spoor.machine.Address;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.elf.Section;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `info files`.
public final class InfoFiles implements Structured {
  /// `EM_386` of elf.h.
  private static final int I386 = 3;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "files",
            Group.STATUS,
            """
            Names of targets and files being debugged.
            The program, its entry point, and all sections that are in memory; those of libraries too.\
            """)
        .aliases("target");
  }

  private record Row(Address start, Address end, String section, String object) {}

  private static List<Row> rowsOf(View view) {
    var rows = new ArrayList<Row>();
    var first = true;
    for (var object : view.symbols().objects()) {
      var name =
          first
              ? ""
              : view.symbols()
                  .space()
                  .nameAt(Address.of(object.bias()))
                  .orElse(object.file().name());
      first = false;
      for (var section : object.file().sections()) {
        if (section.isLoaded() && size(section) > 0) {
          var start = object.address(section.address());
          rows.add(new Row(start, start.plus(size(section)), section.name(), name));
        }
      }
    }
    return rows;
  }

  /// What has no bytes in the file has them in memory.
  private static long size(Section section) {
    return section.bytes().sizeBytes();
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      if (!view.hasTarget()) {
        return;
      }
      var out = shell.output();
      var program = view.target().program();
      var objects = view.symbols().objects();
      out.line("Symbols from \"" + program + "\".");
      if (view.target().isLive()) {
        out.line("Native process:");
        out.line(
            "\tUsing the running image of child "
                + dev.spoor.repl.stack.ThreadText.name(view, view.thread())
                + ".");
        out.line("\tWhile running this, GDB does not access memory from...");
      }
      if (objects.isEmpty()) {
        return;
      }
      var object = objects.getFirst();
      out.line("Local exec file:");
      out.line("\t`" + program + "', file type " + type(object.file()) + ".");
      out.line(
          "\tEntry point: "
              + object.address(
                  dev.spoor.objects.elf.FileAddress.of(object.file().header().entry().value())));
      for (var row : rowsOf(view)) {
        out.line(
            "\t"
                + FrameText.address(view, row.start())
                + " - "
                + FrameText.address(view, row.end())
                + " is "
                + row.section()
                + (row.object().isEmpty() ? "" : " in " + row.object()));
      }
    });
  }

  private static String type(ObjectFile file) {
    return file.header().machine().value() == I386 ? "elf32-i386" : "elf64-x86-64";
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> {
      var all = new ArrayList<Map<String, Object>>();
      for (var row : rowsOf(view)) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("section", row.section());
        json.put("from", row.start().toString());
        json.put("to", row.end().toString());
        json.put("object", row.object().isEmpty() ? view.target().program() : row.object());
        all.add(json);
      }
      return all;
    });
  }
}
