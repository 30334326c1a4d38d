package io.planwright.infrastructure.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.decomposition.Complexity;
import io.planwright.domain.decomposition.Decomposition;
import io.planwright.domain.decomposition.DecompositionCommand.Propose;
import io.planwright.domain.decomposition.DecompositionCommand.StartDecomposition;
import io.planwright.domain.decomposition.Lines;
import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.QualityGate;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.plan.Plan;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.project.Project;
import io.planwright.domain.requirement.LineEnd;
import io.planwright.domain.requirement.Requirement;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.AttachFile;
import io.planwright.domain.requirement.RequirementCommand.SetLineEnding;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.Task;
import io.planwright.domain.task.TaskCommand.Renotate;
import io.planwright.infrastructure.Database;
import io.planwright.infrastructure.Heart;
import io.planwright.infrastructure.Story;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** Each aggregate comes back from its snapshot as it was. */
class SnapshotShapesTest {

    @Test
    void everyAggregateSurvivesItsSnapshot() {
        try (var heart = Heart.start(Database.H2.fresh())) {
            var story = Story.begin(heart.commands());
            var first = story.task();
            var task = story.task();
            story.letWait(task, first);
            story.send(new Renotate(task, new Notation(Notation.Form.ITEM, "- ", "x", " ", "1.2 ", "\n")));
            story.send(new AddPlanSection(story.plan(), new DocumentId(UUID.randomUUID()), "intro", null));
            story.send(new AddSection(story.requirement(), new DocumentId(UUID.randomUUID()), "goals", "prd.md", null));
            story.send(new AttachFile(story.requirement(), "a.png", "0".repeat(64), 3));
            story.send(new SetLineEnding(story.requirement(), "prd.md", LineEnd.CRLF));
            var gate = story.gate("tests-pass", "docs");
            story.send(new PassCheck(gate, "docs", ""));

            var decomposition = new DecompositionId(UUID.randomUUID());
            story.send(new StartDecomposition(
                    decomposition, story.plan(), "prd.md", "prd.md", "0".repeat(64), "structure"));
            var proposed = new ProposedTask(
                    "t1",
                    "Write it",
                    "Core",
                    Complexity.LOW,
                    List.of("a.py"),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    new Lines(1, 2));
            story.send(new Propose(decomposition, new Proposal(Pass.CYCLES, List.of(proposed), List.of())));

            survives(heart, Decomposition.class, decomposition);
            survives(heart, Project.class, story.project());
            survives(heart, Requirement.class, story.requirement());
            survives(heart, Plan.class, story.plan());
            survives(heart, Task.class, task);
            survives(heart, QualityGate.class, gate);
        }
    }

    private static void survives(Heart heart, Class<?> type, Object id) {
        var serializer = Snapshots.serializer(new AggregateShape());
        var json = DefaultUnitOfWork.startAndGet(new GenericMessage<>("load"))
                .executeWithResult(() -> heart.get(Configuration.class)
                        .repository(type)
                        .load(id.toString())
                        .invoke(aggregate -> json(serializer, aggregate)))
                .getPayload();

        Object back = serializer.deserialize(serializer.serialize(
                serializer.deserialize(new org.axonframework.serialization.SimpleSerializedObject<>(
                        json, String.class, type.getName(), null)),
                String.class));

        assertThat(json(serializer, back)).isEqualTo(json).contains(id.toString());
    }

    private static String json(Serializer serializer, Object aggregate) {
        return serializer.serialize(aggregate, String.class).getData();
    }
}
