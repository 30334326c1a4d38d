package io.planwright.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.planwright.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule itKnowsTheServerOnlyByItsContract = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.planwright.domain..",
                    "io.planwright.application..",
                    "io.planwright.infrastructure..",
                    "io.planwright.ui..",
                    "org.springframework..",
                    "org.axonframework..");

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("io.planwright.worker.(*)..").should().beFreeOfCycles();
}
