package dev.spoor.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The rules of docs/ARCHITECTURE.md that neither the compiler nor the module system can hold, over
/// the classes of all modules.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of(
          "machine",
          "kernel",
          "engine",
          "syscalls",
          "foreign",
          "objects",
          "symbolic",
          "trace",
          "inspect",
          "debugger",
          "repl",
          "app");

  private JavaClasses product = new ClassFileImporter().importClasses();

  @BeforeAll
  void importProduct() throws IOException {
    var root = Path.of(System.getProperty("spoor.root", ".."));
    var folders =
        MODULES.stream().map(module -> root.resolve(module).resolve("target/classes")).toList();
    for (var folder : folders) {
      assertThat(Files.isDirectory(folder)).as("%s is built", folder).isTrue();
    }
    product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths(folders);
  }

  @Test
  void theScanFoundTheProduct() {
    assertThat(product.size()).isGreaterThan(150);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .matching("dev.spoor.(**)")
        .should()
        .beFreeOfCycles()
        // The ways in: Kernel.open(), Guardian.start() and FirstThread.begin() have to name what
        // they open, Trial what tries.
        .ignoreDependency(
            name("dev.spoor.kernel.Kernel"), name("dev.spoor.kernel.internal.NativeKernel"))
        .ignoreDependency(
            name("dev.spoor.kernel.Guardian"), name("dev.spoor.kernel.internal.NativeGuardian"))
        .ignoreDependency(
            name("dev.spoor.kernel.FirstThread"),
            name("dev.spoor.kernel.internal.FirstThreadStart"))
        .ignoreDependency(name("dev.spoor.kernel.Trial"), name("dev.spoor.kernel.internal.Trials"))
        .check(product);
  }

  @Test
  void onlyKernelAndForeignLinkNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.spoor.kernel..", "dev.spoor.foreign..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Linker.class, SymbolLookup.class)
        .check(product);
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.spoor.kernel..", "dev.spoor.foreign..")
        .should()
        .callMethodWhere(target(name("reinterpret")))
        .check(product);
  }

  @Test
  void memorySegmentsStayBelowTheFrontEnds() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    "dev.spoor.kernel..",
                    "dev.spoor.machine..",
                    "dev.spoor.engine..",
                    "dev.spoor.objects..",
                    "dev.spoor.foreign..",
                    // The decoder's batch of reads is a segment.
                    "dev.spoor.syscalls..")))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(MemorySegment.class)
        .check(product);
  }

  @Test
  void frontEndsDoNotReachBelowTheEngine() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.spoor.trace..", "dev.spoor.inspect..", "dev.spoor.app..")
        // What it is about is the kernel itself, and why an engine may not run on it.
        .and()
        .resideOutsideOfPackage("dev.spoor.app.doctor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.spoor.kernel..")
        .because("one library, one way to trace: what a front end lacks belongs into the engine")
        .check(product);
  }

  @Test
  void frontEndsDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("dev.spoor.trace..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.spoor.inspect..")
        .check(product);
    noClasses()
        .that()
        .resideInAPackage("dev.spoor.inspect..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.spoor.trace..")
        .check(product);
  }

  @Test
  void noProcessIsStartedThroughTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .callMethodWhere(target(owner(name("java.lang.Runtime"))).and(target(name("exec"))))
        .because("the JDK's reaper thread consumes the stops of its children")
        .check(product);
  }

  @Test
  void standardStreamsBelongToOutputClasses() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Output")
        .and()
        .resideOutsideOfPackage("dev.spoor.app..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(product);
  }

  @Test
  void onlyAppAndKernelLookAtTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.spoor.app..", "dev.spoor.kernel..")
        .should()
        .callMethodWhere(
            target(owner(name("java.lang.System")))
                .and(target(name("getProperty")).or(target(name("getenv")))))
        .check(product);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(product);
  }

  @Test
  void nothingIsSynchronizedAboveTheKernel() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackages("dev.spoor.machine..", "dev.spoor.kernel..")
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .check(product);
  }

  @Test
  void nothingReliesOnCleaners() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ref.Cleaner")
        .check(product);
    methods().should().notHaveName("finalize").check(product);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)")
        .orShould()
        .resideInAnyPackage("..util..", "..common..", "..misc..")
        .check(product);
  }

  @Test
  void bareRuntimeExceptionsAreNotThrown() {
    noClasses()
        .should()
        .callConstructorWhere(
            target(owner(name("java.lang.RuntimeException")))
                .and(
                    DescribedPredicate.describe(
                        "not from a subclass",
                        call -> !call.getOriginOwner().isAssignableTo(RuntimeException.class))))
        .check(product);
  }

  @Test
  void formattersDoNotReadMemory() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Formatter")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.spoor.machine.Memory")
        .check(product);
  }

  @Test
  void stopsAndValuesAreRecordsOrEnums() {
    classes()
        .that()
        .areAssignableTo(
            DescribedPredicate.describe(
                "a family of values",
                type ->
                    List.of(
                            "dev.spoor.engine.TaskStop",
                            "dev.spoor.syscalls.Value",
                            "dev.spoor.engine.Ending")
                        .contains(type.getName())))
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .orShould()
        .beEnums()
        .check(product);
  }

  @Test
  void fieldsAreNotPublicUnlessConstant() {
    fields().that().arePublic().should().beFinal().check(product);
  }
}
