package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.RequireActive;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What was decided on is still true at the commit, also where it was only read and was not in memory before. */
class InterleavedTest extends HeartTest {

    @Test
    void nothingChangesInARequirementThatWasArchivedMeanwhile() throws Exception {
        var before = Story.begin(heart.commands());
        heart = heart.restarted(); // nothing is in memory
        boolean refused = false;
        try (var pool = Executors.newFixedThreadPool(2);
                var other = database == Database.POSTGRES ? heart.another() : null) {
            var here = story(heart, before);
            var there = other == null ? here : story(other, before);
            Future<?> writing;
            Future<?> archiving;
            try (var held = Held.slug(heart, here, "held")) {
                writing = pool.submit(() -> here.send(
                        new RequireActive(here.requirement()),
                        new OpenDocument(new DocumentId(UUID.randomUUID()), "A text"),
                        here.draft(new RequirementId(UUID.randomUUID()), "held")));
                held.awaitWaiting();
                archiving = pool.submit(() -> there.send(new ArchiveRequirement(there.requirement())));
                if (other != null) {
                    archiving.get(1, TimeUnit.MINUTES); // the other has only read so far, and holds nobody up
                }
            }
            archiving.get(1, TimeUnit.MINUTES);
            try {
                writing.get(1, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                refused = e.getCause() instanceof Refused;
            }
        }
        long archived = position("requirement.archived", before);
        assertThat(refused || position("text.opened", before) < archived)
                .as("nothing was written after position %d", archived)
                .isTrue();
    }

    private static Story story(Heart node, Story story) {
        return new Story(
                node.commands(), story.actor(), story.project(), story.requirement(), story.plan(), story.phase());
    }

    private static long position(String type, Story story) {
        return heart.number(
                "select max(position) from event_log where type = ? and requirement_id = ?",
                type,
                story.requirement().toString());
    }
}
