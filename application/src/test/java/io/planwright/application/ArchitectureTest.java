package io.planwright.application;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.random.RandomGenerator;

@AnalyzeClasses(packages = "io.planwright.application", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> UNREPEATABLE = Set.of("currentTimeMillis", "nanoTime");

    @ArchTest
    static final ArchRule knowsTheDomainAndTextFormatsOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.planwright.application..",
                    "io.planwright.domain..",
                    "java..",
                    "javax.xml.stream..",
                    "org.jspecify..",
                    "org.commonmark..",
                    "com.github.difflib..",
                    "tools.jackson..",
                    "com.networknt.schema..",
                    "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("io.planwright.application.(*)..").should().beFreeOfCycles();

    /** A Clock may be handed in and asked; new ids are given by {@link By} alone. */
    @ArchTest
    static final ArchRule noClockOrChanceOfItsOwn = noClasses()
            .should()
            .accessTargetWhere(unrepeatable())
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class);

    private static DescribedPredicate<JavaAccess<?>> unrepeatable() {
        return describe("the machine's clock or chance", access -> {
            var owner = access.getTargetOwner();
            var name = access.getName();
            return owner.getPackageName().startsWith("java.")
                    && (UNREPEATABLE.contains(name)
                            || name.equals("randomUUID")
                                    && !access.getOriginOwner().isEquivalentTo(By.class)
                            || name.equals("now") && !isAskedOfAClock(access)
                            || owner.isEquivalentTo(Clock.class)
                                    && (name.startsWith("system") || name.startsWith("tick"))
                            || owner.isEquivalentTo(Math.class) && name.equals("random"));
        });
    }

    private static boolean isAskedOfAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
