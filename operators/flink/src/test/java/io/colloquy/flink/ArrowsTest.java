package io.colloquy.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows run one way: jobs, then Flink steps, then core, schemas and native. */
@AnalyzeClasses(packages = "io.colloquy", importOptions = DoNotIncludeTests.class)
class ArrowsTest {
  private static final String CORE = "io.colloquy.core..";
  private static final String SCHEMAS = "io.colloquy.schemas..";
  private static final String WHISPER = "io.colloquy.whisper..";
  private static final String SHERPA = "io.colloquy.sherpa..";
  private static final String STEPS = "io.colloquy.flink..";
  private static final String FLINK = "org.apache.flink..";

  @ArchTest
  static final ArchRule coreKnowsNothingButJava =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", CORE);

  @ArchTest
  static final ArchRule schemasKnowNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage(SCHEMAS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, WHISPER, SHERPA, STEPS, FLINK);

  @ArchTest
  static final ArchRule nativeKnowsNoOtherModule =
      noClasses()
          .that()
          .resideInAnyPackage(WHISPER, SHERPA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, SCHEMAS, STEPS, FLINK, "org.apache.avro..");

  @ArchTest
  static final ArchRule stepsKnowNoJob =
      noClasses()
          .that()
          .resideInAPackage(STEPS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.colloquy.jobs..", "io.colloquy.local..", "io.colloquy.bench..");

  @ArchTest
  static final ArchRule packagesOfStepsFormNoCycle =
      slices().matching("io.colloquy.flink.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfCoreFormNoCycle =
      slices().matching("io.colloquy.core.(*)..").should().beFreeOfCycles();
}
