package io.planwright.infrastructure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

@AnalyzeClasses(packages = "io.planwright.infrastructure", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule adaptersDoNotDependOnEachOtherInCircles =
            slices().matching("io.planwright.infrastructure.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule restAsksPortsAndNoDatabase = noClasses()
            .that()
            .resideInAPackage("io.planwright.infrastructure.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.planwright.infrastructure.eventstore..",
                    "io.planwright.infrastructure.readmodel..",
                    "org.springframework.jdbc..",
                    "org.axonframework..",
                    "java.sql..",
                    "javax.sql..");

    /** Who leaves such a stream open keeps its connection, until there is none left. */
    @ArchTest
    static final ArchRule rowsAreReadToTheEnd = noClasses().should().callMethod(MappedQuerySpec.class, "stream");
}
