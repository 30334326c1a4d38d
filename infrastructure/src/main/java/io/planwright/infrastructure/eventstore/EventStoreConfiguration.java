package io.planwright.infrastructure.eventstore;

import io.planwright.application.Answers;
import io.planwright.application.Commands;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.rights.LatestViews;
import io.planwright.domain.Claims;
import io.planwright.domain.circuit.Circuit;
import io.planwright.domain.decomposition.Decomposition;
import io.planwright.domain.gate.QualityGate;
import io.planwright.domain.gate.Sight;
import io.planwright.domain.plan.Plan;
import io.planwright.domain.plan.TaskNames;
import io.planwright.domain.project.Project;
import io.planwright.domain.requirement.Gates;
import io.planwright.domain.requirement.Requirement;
import io.planwright.domain.task.Blockers;
import io.planwright.domain.task.Circuits;
import io.planwright.domain.task.Disciplines;
import io.planwright.domain.task.Task;
import io.planwright.domain.text.Document;
import io.planwright.domain.worker.Worker;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts the event store and the command side together, each part by name: what is left to be found by itself may end up
 * without transactions and without a word.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    private static final int EVENTS_PER_SNAPSHOT = 200;
    private static final int CACHED_AGGREGATES = 20_000;

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource); // the one of the transaction, where there is one
    }

    /** By the standard's code for a unique key that is in use: the resolver that Axon brings does not know PostgreSQL's. */
    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return error -> error instanceof SQLException sql && "23505".equals(sql.getSQLState());
    }

    @Bean
    Serializer eventSerializer() {
        return new EventSerializer();
    }

    @Bean
    EventStorageEngine eventLogEngine(
            DataSource dataSource,
            ConnectionProvider connections,
            TransactionManager transactions,
            PersistenceExceptionResolver errors,
            Serializer eventSerializer,
            LogWriters writers,
            StreamHeads heads) {
        var shape = new AggregateShape();
        var snapshots = Snapshots.serializer(shape);
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(errors)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(snapshots)
                .snapshotFilter(Snapshots.usable(snapshots, shape)::test)
                .upcasterChain(Upcasters.chain())
                .schema(EventLogEngine.SCHEMA)
                .dataType(String.class)
                .batchSize(500);
        return new EventLogEngine(builder, dataSource, writers, heads);
    }

    @Bean
    Disciplines disciplines(ObjectProvider<Streams> streams, ObjectProvider<Playbooks> playbooks) {
        return new LoggedDisciplines(
                SingletonSupplier.of(streams::getObject),
                SingletonSupplier.of(() -> playbooks.getIfAvailable(Playbooks::new)));
    }

    @Bean(destroyMethod = "shutdown")
    Configuration axon(
            TransactionManager transactions,
            EventStorageEngine engine,
            Serializer eventSerializer,
            JdbcClient jdbc,
            JdbcClaims claims,
            StreamHeads heads,
            Disciplines disciplines,
            ObjectProvider<Playbooks> playbooks) {
        var aggregates = List.<AggregateConfigurer<?>>of(
                aggregate(Project.class),
                aggregate(Requirement.class),
                aggregate(Plan.class),
                aggregate(Task.class),
                aggregate(QualityGate.class),
                aggregate(Worker.class),
                aggregate(Circuit.class),
                aggregate(Decomposition.class),
                aggregate(Document.class));
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false) // no modules found by themselves
                .configureSerializer(_ -> eventSerializer)
                .configureEventSerializer(_ -> eventSerializer)
                .configureMessageSerializer(_ -> eventSerializer)
                .registerComponent(TransactionManager.class, _ -> transactions)
                .registerComponent(Claims.class, _ -> claims)
                .registerComponent(Streams.class, axon -> new Streams((QueuedEvents) axon.eventStore()))
                .registerComponent(Blockers.class, axon -> new LoggedBlockers(axon.getComponent(Streams.class)))
                .registerComponent(TaskNames.class, axon -> new LoggedTaskNames(axon.getComponent(Streams.class)))
                .registerComponent(Disciplines.class, _ -> disciplines)
                .registerComponent(Circuits.class, axon -> new LoggedCircuits(axon.getComponent(Streams.class)))
                .registerComponent(
                        LoggedGates.class,
                        axon -> new LoggedGates(new LoggedWorkspaces(
                                (QueuedEvents) axon.eventStore(),
                                axon.getComponent(Streams.class),
                                heads,
                                jdbc,
                                eventSerializer,
                                playbooks.getIfAvailable(Playbooks::new))))
                .registerComponent(Gates.class, axon -> axon.getComponent(LoggedGates.class))
                .registerComponent(Sight.class, axon -> axon.getComponent(LoggedGates.class))
                .configureEventStore(
                        _ -> new QueuedEvents(EmbeddedEventStore.builder().storageEngine(engine)))
                .configureCorrelationDataProviders(_ -> List.of(new SimpleCorrelationDataProvider(
                        Attribution.ACTOR,
                        Attribution.ACTOR_KIND,
                        Attribution.ACTOR_NAME,
                        Attribution.PROJECT,
                        Attribution.REQUIREMENT,
                        Attribution.COMMAND,
                        Attribution.REASON,
                        Attribution.IMPORTED,
                        Attribution.KEY)))
                .registerComponent(
                        Snapshotter.class,
                        axon -> AggregateSnapshotter.builder()
                                .eventStore(axon.eventStore())
                                .transactionManager(transactions)
                                .repositoryProvider(axon::repository)
                                .parameterResolverFactory(axon.parameterResolverFactory())
                                .handlerDefinition(axon.handlerDefinition(Object.class))
                                .aggregateFactories(aggregates.stream()
                                        .<AggregateFactory<?>>map(AggregateConfigurer::aggregateFactory)
                                        .toList())
                                .executor(Executors.newSingleThreadExecutor(
                                        Thread.ofVirtual().name("snapshots").factory()))
                                .build());
        aggregates.forEach(configurer::configureAggregate);
        return configurer.start();
    }

    private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCache(_ -> new AggregateCache(CACHED_AGGREGATES))
                .configureSnapshotTrigger(
                        axon -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), EVENTS_PER_SNAPSHOT));
    }

    @Bean
    EventStore eventStore(Configuration axon) {
        return axon.eventStore();
    }

    @Bean
    StreamHeads streamHeads(DataSource dataSource) {
        return new StreamHeads(dataSource);
    }

    @Bean
    JdbcClaims claims(JdbcClient jdbc, TransactionManager transactions, StreamHeads heads) {
        return new JdbcClaims(jdbc, transactions, heads);
    }

    @Bean
    LogWriters logWriters(DataSource dataSource) {
        return new LogWriters(dataSource);
    }

    @Bean
    LogTail logTail(Configuration axon, Serializer eventSerializer, JdbcTemplate jdbc, LogWriters writers) {
        var tail = new LogTail(
                jdbc,
                eventSerializer,
                writers,
                () -> Objects.requireNonNull(jdbc.queryForObject(
                        "select coalesce(max(position), 0) from follower",
                        Long.class))); // none goes beyond what is complete
        ((QueuedEvents) axon.eventStore()).onLogged(_ -> tail.appended());
        return tail;
    }

    @Bean
    Streams streams(Configuration axon) {
        return axon.getComponent(Streams.class);
    }

    @Bean
    LatestViews latestViews(Streams streams) {
        return new LoggedViews(streams);
    }

    @Bean
    Commands commands(
            Configuration axon,
            TransactionManager transactions,
            JdbcClient jdbc,
            Streams streams,
            StreamHeads heads,
            JdbcClaims claims,
            Clock clock) {
        return new AxonCommands(
                axon.commandBus(),
                (QueuedEvents) axon.eventStore(),
                transactions,
                jdbc,
                heads,
                claims,
                new LoggedVersions(streams),
                clock);
    }

    @Bean
    EventLog eventLog(JdbcClient jdbc, ReadPosition position) {
        return new JdbcEventLog(jdbc, position);
    }

    @Bean
    Answers answers(JdbcClient jdbc) {
        return new JdbcAnswers(jdbc);
    }
}
