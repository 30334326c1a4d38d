package io.planwright.domain.requirement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Claims;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.AttachFile;
import io.planwright.domain.requirement.RequirementCommand.ChangeSlug;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.RetitleRequirement;
import io.planwright.domain.requirement.RequirementCommand.SendBack;
import io.planwright.domain.requirement.RequirementCommand.SetLineEnding;
import io.planwright.domain.requirement.RequirementEvent.FileAttached;
import io.planwright.domain.requirement.RequirementEvent.LineEndingSet;
import io.planwright.domain.requirement.RequirementEvent.RequirementArchived;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.RequirementEvent.RequirementHandedOff;
import io.planwright.domain.requirement.RequirementEvent.RequirementRestored;
import io.planwright.domain.requirement.RequirementEvent.RequirementRetitled;
import io.planwright.domain.requirement.RequirementEvent.RequirementSentBack;
import io.planwright.domain.requirement.RequirementEvent.SectionAdded;
import io.planwright.domain.requirement.RequirementEvent.SlugChanged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** One feature or fix: its texts, and how far it has come. */
public class Requirement {

    @AggregateIdentifier
    private RequirementId id;

    private ProjectId projectId;
    private Slug slug;
    private String title;
    private RequirementPhase phase = RequirementPhase.PLANNING;
    private boolean archived;
    private final Map<String, DocumentId> sections = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, LineEnd> lineEnds = new HashMap<>();

    Requirement() {}

    @CommandHandler
    public Requirement(DraftRequirement command, Claims claims) {
        claims.take(
                slugsOf(command.projectId()),
                command.slug().value(),
                command.requirementId().value());
        apply(new RequirementDrafted(
                command.requirementId(),
                command.projectId(),
                command.slug(),
                Titles.checked("the title of a requirement", command.title()),
                command.lane(),
                command.playbook()));
    }

    @CommandHandler
    void handle(RetitleRequirement command) {
        mustBeActive();
        var wanted = Titles.checked("the title of a requirement", command.title());
        if (!wanted.equals(title)) {
            apply(new RequirementRetitled(id, wanted));
        }
    }

    @CommandHandler
    void handle(ChangeSlug command, Claims claims) {
        mustBeActive();
        if (!command.slug().equals(slug)) {
            claims.take(slugsOf(projectId), command.slug().value(), id.value());
            claims.release(slugsOf(projectId), slug.value(), id.value());
            apply(new SlugChanged(id, command.slug()));
        }
    }

    @CommandHandler
    void handle(AddSection command) {
        mustBeActive();
        var present = sections.get(command.key());
        if (command.documentId().equals(present)) {
            return;
        }
        if (present != null) {
            throw new Refused(
                    "section.taken",
                    "requirement '" + slug + "' has a section '" + command.key() + "' already",
                    List.of(new Fact("section", command.key(), "is in use")),
                    List.of("choose another key"));
        }
        if (command.after() != null && !sections.containsValue(command.after())) {
            throw new Refused("section.unknown", "requirement '" + slug + "' has no text " + command.after());
        }
        apply(new SectionAdded(id, command.documentId(), command.key(), command.path(), command.after()));
    }

    @CommandHandler
    void handle(AttachFile command) {
        mustBeActive();
        if (!command.sha256().equals(files.get(command.path()))) {
            apply(new FileAttached(id, command.path(), command.sha256(), command.size()));
        }
    }

    @CommandHandler
    void handle(SetLineEnding command) {
        mustBeActive();
        if (lineEnds.getOrDefault(command.path(), LineEnd.LF) != command.lineEnd()) {
            apply(new LineEndingSet(id, command.path(), command.lineEnd()));
        }
    }

    @CommandHandler
    void handle(HandOff command, Gates gates) {
        mustBeActive();
        if (phase == RequirementPhase.DONE) {
            throw new Refused(
                    "requirement.done",
                    "requirement '" + slug + "' is done: there is nobody to hand it to",
                    List.of(new Fact("requirement", id.toString(), "is DONE")),
                    List.of("send it back", "archive it"));
        }
        var next = phase.next();
        if (next == RequirementPhase.DONE) {
            var open = gates.openChecks(id);
            if (!open.isEmpty()) {
                throw new Refused(
                        "gate.open",
                        "requirement '" + slug + "' cannot be done: " + open.size() + " of its checks "
                                + (open.size() == 1 ? "is" : "are") + " open",
                        open,
                        List.of("pass or waive the open checks", "send it back"));
            }
        }
        apply(new RequirementHandedOff(id, next, command.note()));
    }

    @CommandHandler
    void handle(SendBack command) {
        mustBeActive();
        if (command.to().compareTo(phase) >= 0) {
            throw new Refused(
                    "requirement.notBehind",
                    "requirement '" + slug + "' is in " + phase + ": it cannot be sent back to " + command.to(),
                    List.of(new Fact("requirement", id.toString(), "is in " + phase)),
                    List.of(RequirementPhase.values()).subList(0, phase.ordinal()).stream()
                            .map(Enum::name)
                            .toList());
        }
        if (command.reason().isBlank()) {
            throw new Refused("reason.missing", "sending a requirement back needs a reason");
        }
        apply(new RequirementSentBack(id, command.to(), command.reason()));
    }

    @CommandHandler
    void handle(ArchiveRequirement command) {
        if (!archived) {
            apply(new RequirementArchived(id));
        }
    }

    @CommandHandler
    void handle(RestoreRequirement command) {
        if (archived) {
            apply(new RequirementRestored(id));
        }
    }

    private void mustBeActive() {
        if (archived) {
            throw new Refused(
                    "requirement.archived",
                    "requirement '" + slug + "' is archived and cannot be changed",
                    List.of(new Fact("requirement", id.toString(), "is archived")),
                    List.of("restore it"));
        }
    }

    private static String slugsOf(ProjectId project) {
        return "slug/" + project;
    }

    @EventSourcingHandler
    void on(RequirementEvent event) {
        id = event.requirementId();
        switch (event) {
            case RequirementDrafted drafted -> {
                projectId = drafted.projectId();
                slug = drafted.slug();
                title = drafted.title();
            }
            case RequirementRetitled retitled -> title = retitled.title();
            case SlugChanged changed -> slug = changed.slug();
            case SectionAdded added -> sections.put(added.key(), added.documentId());
            case FileAttached attached -> files.put(attached.path(), attached.sha256());
            case LineEndingSet set -> lineEnds.put(set.path(), set.lineEnd());
            case RequirementHandedOff handed -> phase = handed.to();
            case RequirementSentBack sent -> phase = sent.to();
            case RequirementArchived _ -> archived = true;
            case RequirementRestored _ -> archived = false;
        }
    }
}
