package io.planwright.infrastructure.work;

import io.planwright.application.worker.WhenClaimEndsThenCountIt;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.infrastructure.eventstore.Attribution;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets policies follow what has happened: on one node at a time, each event at least once, none twice while nothing
 * crashes, and never again when read tables are rebuilt.
 */
final class Policies implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);
    private static final int BATCH = 50;

    private final TrackingEventProcessor processor;

    Policies(
            EventStore events, TokenStore tokens, TransactionManager transactions, WhenClaimEndsThenCountIt claimsEnd) {
        processor = TrackingEventProcessor.builder()
                .name("policies")
                .eventHandlerInvoker(new Follower(claimsEnd))
                .messageSource(events)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .errorHandler(PropagatingErrorHandler.instance()) // what may pass is tried again
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialTrackingToken(StreamableMessageSource::createHeadToken)
                        .andBatchSize(BATCH))
                .build();
    }

    private record Follower(WhenClaimEndsThenCountIt claimsEnd) implements EventHandlerInvoker {

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return ClaimEnded.class.isAssignableFrom(message.getPayloadType());
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            var project = Attribution.project(message.getMetaData());
            var requirement = Attribution.requirement(message.getMetaData());
            if (!(message.getPayload() instanceof ClaimEnded ended) || project == null || requirement == null) {
                return;
            }
            try {
                // on a thread of its own, so that what it commits does not wait for the processor's transaction
                CompletableFuture.runAsync(
                                () -> claimsEnd.on(
                                        ended,
                                        ProjectId.of(project),
                                        RequirementId.of(requirement),
                                        message.getTimestamp(),
                                        Attribution.position(message.getMetaData())),
                                task -> Thread.ofVirtual().name("policy").start(task))
                        .join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof Refused refused)) {
                    throw e;
                }
                LOG.info("nothing followed from the end of a claim: {}", refused.getMessage());
            }
        }
    }

    @Override
    public void start() {
        processor.start();
    }

    @Override
    public void stop() {
        processor.shutDown();
    }

    @Override
    public boolean isRunning() {
        return processor.isRunning();
    }
}
