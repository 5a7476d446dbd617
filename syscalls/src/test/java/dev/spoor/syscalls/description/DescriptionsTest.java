package dev.spoor.syscalls.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DescriptionsTest {
  private final DescriptionSource source = new DescriptionSource();

  @ParameterizedTest
  @EnumSource
  void everyDescriptionCanBeParsedAndUsesKnownTypesAndTables(Abi abi) {
    var descriptions = new Descriptions(abi, source);
    var table = SyscallTable.of(abi);
    var faults = new ArrayList<String>();

    for (var name : source.callNames()) {
      var described = withoutAbi(name);
      if (table.find(callOf(described)).isEmpty()) {
        continue;
      }
      try {
        var signature = descriptions.signature(described);
        if (signature.isEmpty()) {
          continue; // another ABI's variant of a call that this one has undescribed
        }
        check(descriptions, signature.get());
      } catch (IllegalStateException | IllegalArgumentException e) {
        faults.add(name + ": " + e.getMessage());
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void everyDescribedCallIsOneOfTheKernels() {
    // Those that only multiplexed calls reach.
    var known = new HashSet<>(List.of("send", "recv", "old_mmap"));
    List.of("x86_64", "i386", "x32", "aarch64")
        .forEach(label -> SyscallTable.named(label).rows().forEach(row -> known.add(row.name())));

    var strangers = new ArrayList<String>();
    for (var name : source.callNames()) {
      if (!known.contains(callOf(withoutAbi(name)))) {
        strangers.add(name);
      }
    }

    assertThat(strangers).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void whatNetlinkMessagesHoldParsesAndIsLabelledWithNamesOfItsTable(Abi abi) {
    var descriptions = new Descriptions(abi, source);
    var faults = new ArrayList<String>();

    for (var name : source.netlinkNames()) {
      try {
        switch (descriptions.type(name)) {
          case Descriptions.Entry.Struct(var structure, var _) -> {
            structure.fields().forEach(field -> shallow(descriptions, field.shape()));
            structure.shown().forEach(structure::index);
            structure.behind().ifPresent(shape -> shallow(descriptions, shape));
          }
          case Descriptions.Entry.Union(var choice) -> {
            choice.cases().values().forEach(one -> shallow(descriptions, one.shape()));
            if (!List.of("number", "string").contains(choice.table())) {
              choice.cases().keySet().stream()
                  .filter(label -> !label.equals("else"))
                  .filter(label -> descriptions.table(choice.table()).value(label).isEmpty())
                  .forEach(label -> faults.add(name + ": no " + label));
            }
          }
          case Descriptions.Entry.Alias(var target) -> shallow(descriptions, target);
        }
      } catch (IllegalStateException | IllegalArgumentException e) {
        faults.add(name + ": " + e.getMessage());
      }
    }

    assertThat(faults).isEmpty();
  }

  private static void shallow(Descriptions descriptions, Shape shape) {
    if (shape instanceof Shape.Reference(var name, var _)) {
      descriptions.type(name);
    } else {
      check(descriptions, shape);
    }
  }

  private static String callOf(String name) {
    var colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static String withoutAbi(String name) {
    var at = name.indexOf('@');
    var colon = name.indexOf(':');
    return at < 0 ? name : name.substring(0, at) + (colon < 0 ? "" : name.substring(colon));
  }

  private static void check(Descriptions descriptions, Signature signature) {
    signature.parameters().forEach(one -> check(descriptions, one.shape()));
    check(descriptions, signature.result());
    signature.selector().ifPresent(selector -> descriptions.names(selector.table(), 0));
  }

  private static void check(Descriptions descriptions, Shape shape) {
    switch (shape) {
      case Shape.Named(var _, var _, var table, var _) -> descriptions.table(table);
      case Shape.Pointer(var target, var _) -> check(descriptions, target);
      case Shape.Array(var _, var element, var _) -> check(descriptions, element);
      case Shape.Vector(var element) -> check(descriptions, element);
      case Shape.Noted(var table, var _, var _) -> descriptions.table(table);
      case Shape.Sized(var _, var target, var _, var _, var _) -> check(descriptions, target);
      case Shape.Reference(var name, var _) -> check(descriptions, descriptions.type(name));
      case Shape.Int _,
          Shape.Special _,
          Shape.Opaque _,
          Shape.Terminated _,
          Shape.Buffer _,
          Shape.Foreign _,
          Shape.Nothing _ -> {}
      case Shape.Indexed(var table, var array) -> {
        descriptions.table(table);
        check(descriptions, array);
      }
      case Shape.Chain(var element) -> check(descriptions, element);
    }
  }

  private static void check(Descriptions descriptions, Descriptions.Entry entry) {
    switch (entry) {
      case Descriptions.Entry.Struct(var structure, var _) -> {
        structure.fields().forEach(field -> check(descriptions, field.shape()));
        Stream.concat(structure.shown().stream(), structure.brief().stream())
            .filter(name -> !name.equals(Structure.OMISSION))
            .forEach(structure::index);
      }
      case Descriptions.Entry.Union(var choice) -> {
        descriptions.names(choice.table(), 0);
        choice.cases().values().forEach(one -> check(descriptions, one.shape()));
      }
      case Descriptions.Entry.Alias(var target) -> check(descriptions, target);
    }
  }
}
