package io.planwright.domain.worker;

import static io.planwright.domain.Refusals.refused;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.worker.WorkerCommand.RegisterWorker;
import io.planwright.domain.worker.WorkerCommand.RetireWorker;
import io.planwright.domain.worker.WorkerEvent.WorkerRegistered;
import io.planwright.domain.worker.WorkerEvent.WorkerRetired;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final WorkerId ADA = WorkerId.named(SHOP, "ada");
    private static final WorkerRegistered REGISTERED = new WorkerRegistered(ADA, SHOP, "ada", "token-1");

    private final FixtureConfiguration<Worker> worker = new AggregateTestFixture<>(Worker.class);

    @Test
    void aWorkerIsRegistered() {
        worker.givenNoPriorActivity()
                .when(new RegisterWorker(ADA, SHOP, "ada", "token-1"))
                .expectEvents(REGISTERED);
    }

    @Test
    void registeringAgainChangesNothing() {
        worker.given(REGISTERED)
                .when(new RegisterWorker(ADA, SHOP, "ada", "token-1"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aNameBelongsToOneActor() {
        worker.given(REGISTERED)
                .when(new RegisterWorker(ADA, SHOP, "ada", "token-2"))
                .expectNoEvents()
                .expectException(refused("worker.taken", List.of(ADA)));
    }

    @Test
    void theNameOfARetiredWorkerIsFree() {
        worker.given(REGISTERED, new WorkerRetired(ADA))
                .when(new RegisterWorker(ADA, SHOP, "ada", "token-2"))
                .expectEvents(new WorkerRegistered(ADA, SHOP, "ada", "token-2"));
    }

    @Test
    void aWorkerRetiresOnce() {
        worker.given(REGISTERED).when(new RetireWorker(ADA)).expectEvents(new WorkerRetired(ADA));
        worker.given(REGISTERED, new WorkerRetired(ADA))
                .when(new RetireWorker(ADA))
                .expectNoEvents();
    }
}
