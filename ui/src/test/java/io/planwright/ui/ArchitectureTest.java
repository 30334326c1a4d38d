package io.planwright.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.planwright.ui", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule viewsKnowNoAdapters = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.planwright.infrastructure..",
                    "org.springframework.jdbc..",
                    "org.axonframework..",
                    "java.sql..",
                    "javax.sql..");
}
