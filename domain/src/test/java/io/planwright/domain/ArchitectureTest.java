package io.planwright.domain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;

@AnalyzeClasses(packages = "io.planwright.domain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> UNREPEATABLE = Set.of("now", "randomUUID", "currentTimeMillis", "nanoTime");

    @ArchTest
    static final ArchRule knowsTheJdkAndAxonsModellingOnly = classes()
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "io.planwright.domain..",
                            "java..",
                            "org.jspecify..",
                            "org.axonframework.modelling.command..",
                            "org.axonframework.commandhandling..")
                    .or(JavaClass.Predicates.equivalentTo(EventSourcingHandler.class))
                    .or(JavaClass.Predicates.equivalentTo(Timestamp.class)));

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("io.planwright.domain.(*)..").should().beFreeOfCycles();

    /** A decision made again from the same history comes out the same. */
    @ArchTest
    static final ArchRule timeAndNewIdsArriveFromOutside = noClasses()
            .should()
            .accessTargetWhere(unrepeatable())
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SecureRandom.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Calendar.class);

    private static DescribedPredicate<JavaAccess<?>> unrepeatable() {
        return describe("clock or chance", access -> {
            var owner = access.getTargetOwner();
            return owner.getPackageName().startsWith("java.")
                    && (UNREPEATABLE.contains(access.getName())
                            || owner.isEquivalentTo(Math.class)
                                    && access.getName().equals("random"));
        });
    }
}
