package io.colloquy.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Arrows run one way: jobs, then Flink steps, then core, schemas and native. */
class ArrowsTest {
  private static final String CORE = "io.colloquy.core..";
  private static final String SCHEMAS = "io.colloquy.schemas..";
  private static final String WHISPER = "io.colloquy.whisper..";
  private static final String SHERPA = "io.colloquy.sherpa..";
  private static final String STEPS = "io.colloquy.flink..";
  private static final String FLINK = "org.apache.flink..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.colloquy");

  @Test
  void coreKnowsNothingButJava() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", CORE)
        .check(CLASSES);
  }

  @Test
  void schemasKnowNoOtherModule() {
    noClasses()
        .that()
        .resideInAPackage(SCHEMAS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE, WHISPER, SHERPA, STEPS, FLINK)
        .check(CLASSES);
  }

  @Test
  void nativeKnowsNoOtherModule() {
    noClasses()
        .that()
        .resideInAnyPackage(WHISPER, SHERPA)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE, SCHEMAS, STEPS, FLINK, "org.apache.avro..")
        .check(CLASSES);
  }

  @Test
  void stepsKnowNoJob() {
    noClasses()
        .that()
        .resideInAPackage(STEPS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.colloquy.jobs..", "io.colloquy.local..", "io.colloquy.bench..")
        .check(CLASSES);
  }

  @Test
  void packagesOfStepsFormNoCycle() {
    slices().matching("io.colloquy.flink.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packagesOfCoreFormNoCycle() {
    slices().matching("io.colloquy.core.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
