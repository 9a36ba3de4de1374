package org.superpose.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between modules and packages, and what only the command line may do. */
class ArchitectureTest {

  private static final String HOUSE = "org.superpose.";
  private static final String MARKED = "org.jspecify.annotations.NullMarked";

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    List<Path> compiled = Repository.modules().stream().map(BuiltModule::classes).toList();
    classes = new ClassFileImporter().importPaths(compiled);
  }

  static List<BuiltModule> modules() {
    return Repository.modules();
  }

  static List<BuiltModule> plugins() {
    return Repository.modules().stream().filter(BuiltModule::isPlugin).toList();
  }

  @Test
  void theRulesSeeTheCode() {
    assertThat(classes.size()).isGreaterThan(50);
    assertThat(plugins()).hasSizeGreaterThan(3);
    ArchRule broken = noClasses().should().dependOnClassesThat().haveSimpleName("Problem");
    assertThatThrownBy(() -> broken.check(classes)).isInstanceOf(AssertionError.class);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("org.superpose.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyTheCommandLinePrints() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
        classes.that(JavaClass.Predicates.resideOutsideOfPackage("org.superpose.console..")));
  }

  /** Each room, and the only others of the house that it may know. */
  static Stream<Arguments> arrows() {
    return Stream.of(
        arguments("core", Set.of()),
        arguments("kernels-vector", Set.of("core")),
        arguments("testkit", Set.of("core")),
        arguments("cli/formats", Set.of("core")),
        arguments("cli/runner", Set.of("core", "formats")),
        arguments("cli/console", Set.of("core", "formats", "runner")));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void aRoomKnowsOnlyTheRoomsBelowIt(String folder, Set<String> below) {
    ModuleDescriptor room = new BuiltModule(Repository.ROOT.resolve(folder)).descriptor();

    assertThat(requires(room))
        .filteredOn(name -> name.startsWith(HOUSE))
        .allMatch(name -> below.contains(name.substring(HOUSE.length())));
  }

  /** The engine for Spark is on the class path, so nothing but this keeps it from the console. */
  @Test
  void sparkKnowsTheContractOfEnginesOnly() {
    JavaClasses spark =
        new ClassFileImporter()
            .importPath(Repository.ROOT.resolve("cli").resolve("spark/target/classes"));
    assertThat(spark.size()).isGreaterThan(3);

    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("org.superpose..")
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "org.superpose.spark..", "org.superpose.runner.engine..")))
        .check(spark);
  }

  @Test
  void theRunnerKnowsPluginsAsServicesOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.superpose.formats..", "org.superpose.runner..", "org.superpose.console..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.superpose.constructions..", "org.superpose.bounds..")
        .check(classes);
  }

  @Test
  void coreNeedsNothingButJavaBase() {
    ModuleDescriptor core = new BuiltModule(Repository.ROOT.resolve("core")).descriptor();

    assertThat(requires(core)).containsExactly("java.base");
  }

  /** Absent values are empty optionals; editors and compilers warn who passes null. */
  @Test
  void theInterfacesOfPluginsAreMarkedFreeOfNull() {
    Set<String> exported =
        Stream.of("core", "testkit")
            .map(name -> new BuiltModule(Repository.ROOT.resolve(name)).descriptor())
            .flatMap(module -> module.exports().stream().map(Exports::source))
            .collect(Collectors.toSet());

    assertThat(
            classes.stream()
                .filter(type -> exported.contains(type.getPackageName()))
                .filter(type -> type.isTopLevelClass())
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
        .hasSizeGreaterThan(50)
        .allMatch(
            type -> type.isAnnotatedWith(MARKED) || type.getPackage().isAnnotatedWith(MARKED));
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void pluginsNeedOnlyCoreAndLinearAlgebraAndExportNothing(BuiltModule plugin) {
    ModuleDescriptor descriptor = plugin.descriptor();

    assertThat(requires(descriptor))
        .contains("org.superpose.core")
        .allMatch(
            name ->
                name.equals("java.base")
                    || name.equals("org.superpose.core")
                    || name.startsWith("ejml."));
    assertThat(descriptor.exports()).isEmpty();
    assertThat(descriptor.opens()).isEmpty();
    assertThat(descriptor.provides()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noModuleNeedsTheTestkit(BuiltModule module) {
    assertThat(requires(module.descriptor())).doesNotContain("org.superpose.testkit");
  }

  /** What is required at run time: annotations for the compiler do not count. */
  private static Set<String> requires(ModuleDescriptor descriptor) {
    return descriptor.requires().stream()
        .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name)
        .collect(Collectors.toSet());
  }
}
