package io.planwright.infrastructure;

import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests on each database, with one node on a database of its own. */
@ParameterizedClass
@EnumSource(Database.class)
public abstract class HeartTest {

    protected static Heart heart;

    @Parameter
    protected Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        heart = Heart.start(database.fresh());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        heart.close();
    }
}
