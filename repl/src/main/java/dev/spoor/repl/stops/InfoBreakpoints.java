package dev.spoor.repl.stops;

import static java.util.stream.Collectors.joining;

import dev.spoor.debugger.Breakpoints;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.debuggee.BreakpointSite;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.print.WatchWords;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.SourceNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// `info breakpoints` and `info watchpoints`.
public final class InfoBreakpoints implements Structured {
  private static final String HEAD = "Num     Type           Disp Enb ";
  private static final int NARROW = 10;

  private final Synopsis synopsis;
  private final String none;
  private final Predicate<Breakpoint> chosen;

  private InfoBreakpoints(Synopsis synopsis, String none, Predicate<Breakpoint> chosen) {
    this.synopsis = synopsis;
    this.none = none;
    this.chosen = chosen;
  }

  /// {@return the command for all}
  public static InfoBreakpoints breakpoints() {
    return new InfoBreakpoints(
        Synopsis.of("breakpoints", Group.STATUS, "Status of user-settable breakpoints.")
            .aliases("b", "br"),
        "No breakpoints or watchpoints.",
        _ -> true);
  }

  /// {@return the command for those that watch data}
  public static InfoBreakpoints watchpoints() {
    return new InfoBreakpoints(
        Synopsis.of("watchpoints", Group.STATUS, "Status of watchpoints."),
        "No watchpoints.",
        each -> each.trigger() instanceof Trigger.OnData);
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  private List<Breakpoint> all(Shell shell) {
    return shell
        .workbench()
        .ask(debugger ->
            debugger.breakpoints().all().stream()
                .filter(each -> each.number() > 0)
                .filter(chosen)
                .toList());
  }

  @Override
  public void run(Shell shell, String arguments) {
    var all = all(shell);
    if (all.isEmpty()) {
      shell.output().line(none);
      return;
    }
    var lines =
        shell.look(view -> {
          var found = new ArrayList<String>();
          var width = width(view, all);
          found.add(HEAD + column("Address", width) + "What");
          all.forEach(breakpoint -> lines(view, breakpoint, width, found));
          return found;
        });
    lines.forEach(shell.output()::line);
  }

  /// How wide the column of addresses is: of 64 bits only if there is one.
  private static int width(View view, List<Breakpoint> all) {
    var isWide =
        view.hasTarget()
            && view.architecture().pointerBytes() == Long.BYTES
            && all.stream().anyMatch(each -> hasPlace(view, each));
    return isWide ? 18 : NARROW;
  }

  private static boolean hasPlace(View view, Breakpoint breakpoint) {
    return !view.sites(breakpoint).isEmpty()
        || breakpoint.trigger() instanceof Trigger.OnData watched
            && watched.hardware()
            && view.hasStack()
        || breakpoint.trigger() instanceof Trigger.OnEvent(var event, var _)
            && Breakpoints.runtimePlace(event).filter(place -> isThere(view, place)).isPresent();
  }

  /// Before the library is loaded there is what leads to its function.
  private static boolean isThere(View view, LocationSpec place) {
    var wanted =
        place instanceof LocationSpec.OfProbe(var _, var _, var function)
            ? new LocationSpec.OfFunction("", function)
            : place;
    return !new Locator(view.symbols()).find(wanted).isEmpty();
  }

  private static String column(String text, int width) {
    return text + " ".repeat(Math.max(width - text.length(), 0) + 1);
  }

  private static void lines(View view, Breakpoint breakpoint, int width, List<String> to) {
    var locations = view.sites(breakpoint);
    var start =
        String.format(
            Locale.ROOT,
            "%-7d %-14s %-4s %-3s ",
            breakpoint.number(),
            kind(breakpoint),
            disposition(breakpoint),
            breakpoint.isEnabled() ? "y" : "n");
    to.add(start + first(view, breakpoint, locations, width));
    details(view, breakpoint, to);
    for (var i = 0; isMultiple(breakpoint, locations) && i < locations.size(); i++) {
      to.add(
          String.format(
              Locale.ROOT,
              "%-27s %-3s %s",
              breakpoint.number() + "." + (i + 1),
              locations.get(i).isEnabled(breakpoint) ? "y" : "n",
              row(view, locations.get(i))));
    }
  }

  /// One that is out of force is shown as one of several.
  private static boolean isMultiple(Breakpoint breakpoint, List<BreakpointSite> locations) {
    return locations.size() > 1 || locations.stream().anyMatch(each -> !each.isEnabled(breakpoint));
  }

  private static String first(
      View view, Breakpoint breakpoint, List<BreakpointSite> locations, int width) {
    var none = column("", width);
    return switch (breakpoint.trigger()) {
      case Trigger.AtCode(var _, var text, var _) ->
          locations.isEmpty()
              ? column("<PENDING>", width) + text
              : isMultiple(breakpoint, locations)
                  ? column("<MULTIPLE>", width)
                  : row(view, locations.getFirst())
                      + breakpoint.thread().map(tid -> " thread " + number(view, tid)).orElse("");
      case Trigger.OnData watched -> none + watched.name();
      case Trigger.OnCall(var _, var text) ->
          none
              + (text.isEmpty()
                  ? "<any syscall>"
                  : (text.contains(",") ? "syscalls \"" : "syscall \"") + text + "\" ");
      case Trigger.OnSignal(var signals) -> none + named(signals);
      case Trigger.OnEvent(var event, var pattern) when isOfLibraries(event) ->
          none
              + event.name().toLowerCase(Locale.ROOT)
              + " of library"
              + (pattern.isEmpty() ? "" : " matching " + pattern);
      case Trigger.OnEvent(var event, var _) ->
          none
              + (isOfExceptions(event) ? "exception " : "")
              + event.name().toLowerCase(Locale.ROOT)
              + met(event, breakpoint.caught());
    };
  }

  private static String met(Trigger.OnEvent.Event event, String what) {
    return what.isEmpty()
        ? ""
        : event == Trigger.OnEvent.Event.EXEC
            ? ", program \"" + what + "\" "
            : ", process " + what + " ";
  }

  private static String named(List<Signal> signals) {
    return (signals.size() > 1 ? "signals \"" : "signal \"")
        + (signals.isEmpty()
            ? "<standard signals>"
            : signals.stream().map(Signal::name).collect(joining(" ")))
        + "\" ";
  }

  private static boolean isOfLibraries(Trigger.OnEvent.Event event) {
    return event == Trigger.OnEvent.Event.LOAD || event == Trigger.OnEvent.Event.UNLOAD;
  }

  private static void details(View view, Breakpoint breakpoint, List<String> to) {
    if (breakpoint.trigger() instanceof Trigger.OnEvent(var event, var pattern)
        && isOfExceptions(event)
        && !pattern.isEmpty()) {
      to.add("\tmatching: " + pattern);
    }
    if (!breakpoint.condition().isEmpty()) {
      to.add("\tstop only if " + breakpoint.condition());
    }
    breakpoint.thread().ifPresent(tid -> to.add("\tstop only in thread " + number(view, tid)));
    if (breakpoint.hits() > 0) {
      to.add(
          (kind(breakpoint).equals("catchpoint") ? "\tcatchpoint" : "\tbreakpoint")
              + " already hit "
              + breakpoint.hits()
              + (breakpoint.hits() == 1 ? " time" : " times"));
    }
    if (breakpoint.ignored() > 0) {
      to.add("\tignore next " + breakpoint.ignored() + " hits");
    }
    if (!breakpoint.prints().isEmpty()) {
      to.add("        printf " + breakpoint.prints());
    }
    breakpoint.commands().forEach(line -> to.add("        " + line));
  }

  private static String number(View view, Tid tid) {
    return view.threads().stream()
        .filter(thread -> thread.tid().equals(tid))
        .findFirst()
        .map(view::label)
        .orElse(tid.toString());
  }

  private static String kind(Breakpoint breakpoint) {
    return switch (breakpoint.trigger()) {
      case Trigger.AtCode(var _, var _, var hardware) ->
          !breakpoint.prints().isEmpty() ? "dprintf" : hardware ? "hw breakpoint" : "breakpoint";
      case Trigger.OnData watched -> WatchWords.listed(watched);
      case Trigger.OnCall _, Trigger.OnSignal _, Trigger.OnEvent _ -> "catchpoint";
    };
  }

  private static boolean isOfExceptions(Trigger.OnEvent.Event event) {
    return event == Trigger.OnEvent.Event.THROW
        || event == Trigger.OnEvent.Event.RETHROW
        || event == Trigger.OnEvent.Event.CATCH;
  }

  private static String disposition(Breakpoint breakpoint) {
    return switch (breakpoint.disposition()) {
      case KEEP -> "keep";
      case DELETE -> "del";
      case DISABLE -> "dis";
    };
  }

  private static String row(View view, BreakpointSite site) {
    return row(view, site.location(), site.symbols())
        + (view.hasSeveralInferiors() ? " inf " + site.inferior() : "");
  }

  private static String row(View view, CodeLocation location, Symbols symbols) {
    var address = FrameText.address(view, location.address());
    var place = location.place();
    if (place.isEmpty()) {
      return address;
    }
    if (place.get().file().isEmpty() || place.get().line().isEmpty()) {
      var offset = place.get().offset();
      return address + " <" + place.get().function() + (offset == 0 ? "" : "+" + offset) + ">";
    }
    var file = SourceNames.shown(symbols, location.address(), place.get().file().get());
    return address
        + " in "
        + symbols.innermostSignature(location.address()).orElse(place.get().function())
        + " at "
        + file
        + ":"
        + place.get().line().getAsInt();
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    var all = all(shell);
    return shell.look(view -> all.stream().map(each -> json(view, each)).toList());
  }

  private static Map<String, Object> json(View view, Breakpoint breakpoint) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("number", breakpoint.number());
    row.put("type", kind(breakpoint));
    row.put("disposition", disposition(breakpoint));
    row.put("enabled", breakpoint.isEnabled());
    row.put("hits", breakpoint.hits());
    row.put("condition", breakpoint.condition());
    row.put("commands", breakpoint.commands());
    row.put(
        "locations",
        view.sites(breakpoint).stream()
            .map(each -> location(each.location(), each.symbols()))
            .toList());
    return row;
  }

  private static Map<String, Object> location(CodeLocation location, Symbols symbols) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("address", location.address().toString());
    location
        .place()
        .ifPresent(place -> {
          row.put("function", place.function());
          place
              .file()
              .ifPresent(
                  path -> row.put("file", SourceNames.shown(symbols, location.address(), path)));
          place.line().ifPresent(line -> row.put("line", line));
        });
    return row;
  }
}
