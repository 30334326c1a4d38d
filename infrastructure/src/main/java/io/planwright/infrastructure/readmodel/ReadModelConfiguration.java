package io.planwright.infrastructure.readmodel;

import io.planwright.application.board.TaskBoard;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.decomposition.Decompositions;
import io.planwright.application.evidence.EvidenceBox;
import io.planwright.application.gate.QualityGates;
import io.planwright.application.overlap.Overlaps;
import io.planwright.application.plan.Plans;
import io.planwright.application.project.Projects;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Attempts;
import io.planwright.application.task.Tasks;
import io.planwright.application.text.Texts;
import io.planwright.application.worker.OpenWork;
import io.planwright.application.worker.Workers;
import io.planwright.application.workspace.OneMoment;
import io.planwright.infrastructure.eventstore.LogTail;
import io.planwright.infrastructure.follower.FollowerPositions;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the read side together. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    ReadModel readModel(
            LogTail tail,
            FollowerPositions positions,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc,
            Clock clock) {
        var postgres = Boolean.TRUE.equals(jdbc.execute((org.springframework.jdbc.core.ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
        return new ReadModel(tail, positions, transactions, jdbc, clock, postgres);
    }

    @Bean
    OneMoment oneMoment(PlatformTransactionManager transactions) {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new OneMoment() {
            @Override
            public <T> T read(Supplier<T> questions) {
                return Objects.requireNonNull(reading.execute(_ -> questions.get()));
            }
        };
    }

    @Bean
    Projects projects(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcProjects(jdbc, tables);
    }

    @Bean
    Requirements requirements(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcRequirements(jdbc, tables);
    }

    @Bean
    Texts texts(JdbcTemplate jdbc, ActiveTables tables) {
        return new JdbcTexts(jdbc, tables);
    }

    @Bean
    Plans plans(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcPlans(jdbc, tables);
    }

    @Bean
    Tasks tasks(JdbcClient jdbc, ActiveTables tables, Clock clock) {
        return new JdbcTasks(jdbc, tables, clock);
    }

    @Bean
    TaskBoard taskBoard(JdbcClient jdbc, ActiveTables tables, Tasks tasks) {
        return new JdbcTaskBoard(jdbc, tables, tasks);
    }

    @Bean
    Overlaps overlaps(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcOverlaps(jdbc, tables);
    }

    @Bean
    QualityGates qualityGates(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcQualityGates(jdbc, tables);
    }

    @Bean
    Workers workers(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcWorkers(jdbc, tables);
    }

    @Bean
    Decompositions decompositions(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcDecompositions(jdbc, tables);
    }

    @Bean
    CircuitBoard circuitBoard(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcCircuitBoard(jdbc, tables);
    }

    @Bean
    EvidenceBox evidenceBox(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcEvidenceBox(jdbc, tables);
    }

    @Bean
    OpenWork openWork(JdbcClient jdbc, ActiveTables tables) {
        return new JdbcOpenWork(jdbc, tables);
    }

    @Bean
    Attempts attemptsAtTasks(JdbcClient jdbc, ActiveTables tables) { // the pages have attempts of their own
        return task -> jdbc.sql(tables.in("select * from {schema}.attempt where task_id = ? order by number"))
                .param(task.value())
                .query((row, _) -> AttemptTable.read(row))
                .list();
    }
}
